import type { Platform } from '#domain/build-choice.ts';
import { readPlatform } from '#domain/platform.ts';

interface UserAgentData {
  platform: string;
  getHighEntropyValues(hints: string[]): Promise<{ architecture?: string; bitness?: string }>;
}

/** What the machine is, as far as the browser tells: by high-entropy client hints, where it has them. */
export async function detectPlatform(): Promise<Platform> {
  const data = (navigator as Navigator & { userAgentData?: UserAgentData }).userAgentData;
  const hints = data ? await data.getHighEntropyValues(['architecture', 'bitness']).catch(() => null) : null;
  const { userAgent, maxTouchPoints } = navigator;
  return readPlatform({ userAgent, platform: data?.platform || null, hints, touchPoints: maxTouchPoints });
}
