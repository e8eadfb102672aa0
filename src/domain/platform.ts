import type { Platform } from './build-choice.ts';

/** What a browser tells of the machine that it runs on. */
export interface BrowserFacts {
  userAgent: string;
  /** `navigator.userAgentData.platform`, or null where a browser has no client hints. */
  platform: string | null;
  /** High-entropy hints, or null where there are none or the reader refused them. */
  hints: { architecture?: string; bitness?: string } | null;
  /** `navigator.maxTouchPoints`: an iPad calls itself a Macintosh, which has none. */
  touchPoints: number;
}

/** The system and the processor, as far as the browser tells; what it may make up is not believed. */
export function readPlatform({ userAgent, platform, hints, touchPoints }: BrowserFacts): Platform {
  const os = systemOf(platform ? `${platform} ` : userAgent, touchPoints) ?? systemOf(userAgent, touchPoints);
  const arch = archOf(hints) ?? (platform === null ? archOfAgent(userAgent) : null);
  return { os, arch };
}

function systemOf(text: string, touchPoints: number): string | null {
  if (/android/i.test(text)) return 'android';
  if (/iphone|ipad|ipod|\bios\b/i.test(text)) return 'ios';
  if (/windows/i.test(text)) return 'windows';
  if (/mac ?os|macintosh/i.test(text)) return touchPoints > 1 ? 'ios' : 'macos';
  const bsd = /\b(freebsd|openbsd|netbsd)\b/i.exec(text)?.[1];
  if (bsd) return bsd.toLowerCase();
  return /linux|\bcros\b|chrome ?os|chromium os/i.test(text) ? 'linux' : null;
}

function archOf(hints: BrowserFacts['hints']): string | null {
  if (hints?.architecture === 'arm') return hints.bitness === '32' ? 'armv7' : 'arm64';
  if (hints?.architecture === 'x86') return hints.bitness === '32' ? 'x86' : 'x64';
  return null;
}

/**
 * Firefox names its processor on Linux and the BSDs alone; what browsers write elsewhere is the same on every machine
 * (`Win64; x64`, `Intel Mac OS X`), and so tells nothing.
 */
function archOfAgent(userAgent: string): string | null {
  const told = /\b(?:Linux|FreeBSD|OpenBSD|NetBSD) (x86_64|amd64|aarch64|arm64|i686|i386|armv7l|riscv64)\b/.exec(
    userAgent,
  );
  if (!/\bFirefox\//.test(userAgent) || /\bAndroid\b/.test(userAgent)) return null;
  return AGENT_WORDS[told?.[1] ?? ''] ?? null;
}

const AGENT_WORDS: Readonly<Record<string, string>> = {
  x86_64: 'x64',
  amd64: 'x64',
  aarch64: 'arm64',
  arm64: 'arm64',
  i686: 'x86',
  i386: 'x86',
  armv7l: 'armv7',
  riscv64: 'riscv64',
};
