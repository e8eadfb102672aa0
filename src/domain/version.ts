import semver from 'semver';
import type { ReleaseKind, ReleaseLevel } from './release.ts';

/** A parsed version: SemVer, or what people tag in its place (`1.2`, `2025.02.0`, `1.0-rc1`, `8_4_0`). */
export interface Version {
  /** As in the tag, without prefix; underscores between numbers become dots. */
  text: string;
  /** Equal for two spellings of one version: `1.2` and `1.2.0`, `v1.15.0` and `1.15.0`. */
  key: string;
  /** At least three; further ones only where not zero. */
  numbers: number[];
  /** Empty for a stable version. `rc1` is read as `rc`, `1`, since people count rc10 after rc9. */
  prerelease: (string | number)[];
  build: string;
}

const TEXT_LIMIT = 256;
const SHAPE = /^(\d+(?:[._]\d+){0,4})(.*)$/;
const STABLE_WORDS = /^[.-](?:final|ga|release|stable)$/i;
const AFTER_STABLE = /^[.-]?post[.-]?(\d+)$/i;
/** `2.3.x` names a line, not a version. */
const LINE = /^[.-]x(?:[.-]|$)/i;
const PATCH_LETTER = /^[a-z]$/;
const PRERELEASE = /^[-._]?([0-9A-Za-z][0-9A-Za-z.~_-]*)$/;

/**
 * Reads a version.
 *
 * @param text without tag prefix and `v`
 * @returns null when it is none, is longer than 256 characters or has a number beyond 2^53
 */
export function parseVersion(text: string): Version | null {
  if (text.length > TEXT_LIMIT) return null;
  const [main = '', build = ''] = splitOnce(text, '+');
  const shape = SHAPE.exec(main);
  if (!shape) return null;
  const numbers = (shape[1] ?? '').split(/[._]/).map(Number);
  if (!numbers.every(Number.isSafeInteger)) return null;
  const prerelease = readSuffix(shape[2] ?? '', numbers);
  if (prerelease === null) return null;
  while (numbers.length < 3) numbers.push(0);
  while (numbers.length > 3 && numbers.at(-1) === 0) numbers.pop();
  const shown = `${(shape[1] ?? '').replaceAll('_', '.')}${shape[2] ?? ''}${build ? `+${build}` : ''}`;
  return { text: shown, key: keyOf(numbers, prerelease, build), numbers, prerelease, build };
}

/** Order of versions of one component, lowest first: SemVer's, with build metadata as the last word so that it is total. */
export function compareVersions(a: Version, b: Version): number {
  return compareNumbers(a, b) || comparePrerelease(a, b) || compareBuilds(a.build, b.build);
}

/** The class of rule 1 of history. */
export function kindOf(version: Version): ReleaseKind {
  if (version.prerelease.length === 0) return 'stable';
  const word = identifierOf(version);
  if (STREAMS.test(word)) return 'stream';
  const placeholder = version.numbers.every((number) => number === 0);
  return placeholder && !LADDER.test(word) ? 'stream' : 'candidate';
}

const STREAMS = /^(?:nightly|canary|dev|snapshot|insiders?|edge|daily)$/;
const LADDER = /^(?:alpha|beta|rc|next|a|b|c|pre|preview)$/;

/** First word of a prerelease in lower case (`beta`), or `''`. Names the stream and the detected channel. */
export function identifierOf(version: Version): string {
  const first = version.prerelease.find((part): part is string => typeof part === 'string') ?? '';
  return (/^[A-Za-z]+/.exec(first)?.[0] ?? '').toLowerCase();
}

/** How big the step is, for drawing. */
export function levelOf(version: Version): ReleaseLevel {
  if (version.prerelease.length > 0) return 'prerelease';
  const [, minor, patch, ...more] = version.numbers;
  if (patch !== 0 || more.length > 0) return 'patch';
  return minor === 0 ? 'major' : 'minor';
}

/** Null where the rest is no suffix of a version; numbers gain what counts as one more number. */
function readSuffix(rest: string, numbers: number[]): (string | number)[] | null {
  if (rest === '' || STABLE_WORDS.test(rest)) return [];
  const post = AFTER_STABLE.exec(rest);
  if (post || (PATCH_LETTER.test(rest) && numbers.length >= 3)) {
    while (numbers.length < 3) numbers.push(0);
    numbers.push(post ? Number(post[1]) + 1 : rest.charCodeAt(0) - 96);
    return [];
  }
  const suffix = LINE.test(rest) ? undefined : PRERELEASE.exec(rest)?.[1];
  return suffix === undefined ? null : suffix.split('.').flatMap(readIdentifier);
}

function readIdentifier(text: string): (string | number)[] {
  if (/^\d{1,15}$/.test(text)) return [Number(text)];
  const joined = /^([A-Za-z]+)[-_]?(\d{1,15})$/.exec(text);
  return joined ? [joined[1] ?? '', Number(joined[2])] : [text];
}

function keyOf(numbers: number[], prerelease: (string | number)[], build: string): string {
  const suffix = prerelease.length > 0 ? `-${prerelease.join('.')}` : '';
  return `${numbers.join('.')}${suffix}${build ? `+${build}` : ''}`;
}

function compareNumbers(a: Version, b: Version): number {
  const length = Math.max(a.numbers.length, b.numbers.length);
  for (let at = 0; at < length; at++) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function comparePrerelease(a: Version, b: Version): number {
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length;
  const length = Math.max(a.prerelease.length, b.prerelease.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.prerelease[at], b.prerelease[at]];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    const order = semver.compareIdentifiers(String(left), String(right));
    if (order !== 0) return order;
  }
  return 0;
}

/** SemVer gives builds no order; `+9` before `+10` is what people mean. */
function compareBuilds(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, other] = [left[at] ?? '', right[at] ?? ''];
    if (one === '' || other === '') return one === '' ? -1 : 1;
    const order = semver.compareIdentifiers(one, other);
    if (order !== 0) return order;
  }
  return a < b ? -1 : 1;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
