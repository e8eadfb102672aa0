import { parseVersion, type Version } from './version.ts';

/** A tag name taken apart: `@scope/pkg@1.2.3` is prefix `@scope/pkg@`, unit `@scope/pkg`, version 1.2.3. */
export interface ParsedTag {
  /** Everything before the version, as written. */
  prefix: string;
  /** What it names, without separators and `v`; `''` for the root product. */
  unit: string;
  version: Version;
}

// The earliest place where a dotted version starts and runs to the end of the name.
const DOTTED = /^(.*?)(\d+(?:[._]\d+){1,4}(?![\d])(?:[-._+]?[0-9A-Za-z][0-9A-Za-z.+~_-]*)?)$/s;
const SINGLE = /^(.*?)(\d+(?:-(?:alpha|beta|rc|next)[.-]?\d*)?)$/s;
const ROOT_WORDS = /^(?:v|ver|version|release|releases|rel|r|tags?)?$/i;
/** `rc-8_22_0-2` and `nightly-1.2.3` are prereleases of the root product. */
const PRERELEASE_WORDS = /^(?:alpha|beta|rc|pre|preview|canary|nightly|snapshot)$/i;
const JOINED = /^(.*?)(?:[@/_.:-]v?|(?<![a-z])v)$/is;

/** Reads a tag name whose version has at least two numbers, see rule 5 of history. Null: it is no such tag. */
export function parseTagName(name: string): ParsedTag | null {
  return read(name, DOTTED);
}

/** Reads a tag name whose version is one number (`v255`), for products that count so. */
export function parseSingleNumberTag(name: string): ParsedTag | null {
  return read(name, SINGLE);
}

function read(name: string, shape: RegExp): ParsedTag | null {
  if (name.length > 512) return null;
  const parts = shape.exec(name);
  if (!parts) return null;
  const prefix = parts[1] ?? '';
  if (/\d$/.test(prefix)) return null;
  const unit = unitOf(prefix);
  const isPrerelease = PRERELEASE_WORDS.test(unit);
  const version = parseVersion(isPrerelease ? asPrerelease(unit, parts[2] ?? '') : (parts[2] ?? ''));
  return version && { prefix, unit: isPrerelease ? '' : unit, version };
}

function unitOf(prefix: string): string {
  const bare = JOINED.exec(prefix)?.[1] ?? prefix;
  return ROOT_WORDS.test(bare) ? '' : bare;
}

/** The word moved behind the numbers, where a version has it, unless it is there already. */
function asPrerelease(word: string, text: string): string {
  const [, numbers = '', rest = ''] = /^(\d+(?:[._]\d+)*)(.*)$/.exec(text) ?? [];
  if (rest.toLowerCase().includes(word.toLowerCase())) return text;
  return `${numbers}-${word}${rest.replace(/^[-._]?/, rest === '' ? '' : '.')}`;
}
