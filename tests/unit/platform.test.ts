import { expect, test } from 'vitest';
import { readPlatform } from '#domain/platform.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const CHROME = (system: string) => `Mozilla/5.0 (${system}) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`;
const FIREFOX = (system: string) => `Mozilla/5.0 (${system}; rv:145.0) Gecko/20100101 Firefox/145.0`;
const SAFARI = (system: string) => `Mozilla/5.0 (${system}) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15`;
const hinted = (platform: string, architecture: string, bitness = '64') => ({
  platform,
  hints: { architecture, bitness },
});
const silent = { platform: null, hints: null };

test.each([
  ['Chrome on Windows x64', CHROME('Windows NT 10.0; Win64; x64'), hinted('Windows', 'x86'), 0, 'windows x64'],
  ['Chrome on Windows arm64', CHROME('Windows NT 10.0; Win64; x64'), hinted('Windows', 'arm'), 0, 'windows arm64'],
  ['Chrome on 32-bit Windows', CHROME('Windows NT 10.0'), hinted('Windows', 'x86', '32'), 0, 'windows x86'],
  ['Chrome on an Intel Mac', CHROME('Macintosh; Intel Mac OS X 10_15_7'), hinted('macOS', 'x86'), 0, 'macos x64'],
  ['Chrome on Apple silicon', CHROME('Macintosh; Intel Mac OS X 10_15_7'), hinted('macOS', 'arm'), 0, 'macos arm64'],
  ['Chrome on Linux arm64', CHROME('X11; Linux x86_64'), hinted('Linux', 'arm'), 0, 'linux arm64'],
  ['Chrome that refuses hints', CHROME('X11; Linux x86_64'), { platform: 'Linux', hints: null }, 0, 'linux null'],
  ['Chrome over http, without hints', CHROME('X11; Linux x86_64'), silent, 0, 'linux null'],
  ['ChromeOS', CHROME('X11; CrOS x86_64 14541.0.0'), hinted('Chrome OS', 'x86'), 0, 'linux x64'],
  ['Firefox on Windows', FIREFOX('Windows NT 10.0; Win64; x64'), silent, 0, 'windows null'],
  ['Firefox on a Mac', FIREFOX('Macintosh; Intel Mac OS X 10.15'), silent, 0, 'macos null'],
  ['Firefox on Linux x64', FIREFOX('X11; Linux x86_64'), silent, 0, 'linux x64'],
  ['Firefox on Linux arm64', FIREFOX('X11; Ubuntu; Linux aarch64'), silent, 0, 'linux arm64'],
  ['Firefox on FreeBSD', FIREFOX('X11; FreeBSD amd64'), silent, 0, 'freebsd x64'],
  ['Firefox on Android', FIREFOX('Android 15; Mobile'), silent, 5, 'android null'],
  ['Safari on a Mac', SAFARI('Macintosh; Intel Mac OS X 10_15_7'), silent, 0, 'macos null'],
  ['Safari on an iPad', SAFARI('Macintosh; Intel Mac OS X 10_15_7'), silent, 5, 'ios null'],
  ['Safari on an iPhone', SAFARI('iPhone; CPU iPhone OS 26_0 like Mac OS X'), silent, 5, 'ios null'],
  ['Chrome on Android', CHROME('Linux; Android 10; K'), hinted('Android', ''), 5, 'android null'],
  ['something else', 'curl/8.0', silent, 0, 'null null'],
] as const)('%s', (_name, userAgent, told, touchPoints, expected) => {
  const { os, arch } = readPlatform({ userAgent, touchPoints, ...told });
  expect(`${os} ${arch}`).toBe(expected);
});
