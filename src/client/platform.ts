import type { Platform } from '#domain/downloads.ts';

interface UserAgentData {
  platform: string;
  getHighEntropyValues(hints: string[]): Promise<{ architecture?: string; bitness?: string }>;
}

/** What the machine is; browsers that keep the processor to themselves leave it null. */
export async function detectPlatform(): Promise<Platform> {
  const data = (navigator as Navigator & { userAgentData?: UserAgentData }).userAgentData;
  const os = systemOf(`${data?.platform ?? ''} ${navigator.userAgent}`);
  if (!data) return { os, arch: null };
  const hints = await data.getHighEntropyValues(['architecture', 'bitness']).catch(() => null);
  return { os, arch: archOf(hints?.architecture, hints?.bitness) };
}

function systemOf(text: string): string | null {
  if (/android/i.test(text)) return 'android';
  if (/iphone|ipad|\bios\b/i.test(text)) return 'ios';
  if (/windows/i.test(text)) return 'windows';
  if (/mac/i.test(text)) return 'macos';
  return /linux|cros|chrome os/i.test(text) ? 'linux' : null;
}

function archOf(architecture: string | undefined, bitness: string | undefined): string | null {
  if (architecture === 'arm') return 'arm64';
  if (architecture === 'x86') return bitness === '32' ? 'x86' : 'x64';
  return null;
}
