import { compareFields, compareNumbers, type VersionFields, versionFields } from './version-fields.ts';

/** Decides whether a version is meant by what somebody typed. */
export type VersionQuery = (version: string) => boolean;

/**
 * Reads `5.4`, `v5.4`, `5.x`, `^1.2`, `~1.2.3`, `>=2.1` and a whole version.
 *
 * @returns a test for versions, or null when the text is no such query
 */
export function versionQuery(text: string): VersionQuery | null {
  const match = /^(\^|~|>=|<=|>|<|=)?\s*v?(\d[0-9a-z.*+-]*)$/i.exec(text.trim());
  if (!match?.[2]) return null;
  const wanted = versionFields(match[2].replace(/(?:\.[x*])+$/i, ''));
  if (!wanted) return null;
  const fits = OPERATORS[match[1] ?? '='] ?? prefixFits;
  return (version) => {
    const fields = versionFields(version);
    return fields !== null && fits(fields, wanted);
  };
}

type Fits = (version: VersionFields, wanted: VersionFields) => boolean;

const OPERATORS: Record<string, Fits> = {
  '=': prefixFits,
  '^': (version, wanted) => from(version, wanted) && samePrefix(version, wanted, firstNonZero(wanted)),
  '~': (version, wanted) => from(version, wanted) && samePrefix(version, wanted, Math.min(2, wanted.numbers.length)),
  '>=': (version, wanted) => compareFields(version, wanted) >= 0,
  '>': (version, wanted) => compareFields(version, wanted) > 0 && !prefixFits(version, wanted),
  '<=': (version, wanted) => compareFields(version, wanted) <= 0 || prefixFits(version, wanted),
  '<': (version, wanted) => compareFields(version, wanted) < 0,
};

/** All fields that were typed agree; `5.4` means every 5.4.x and, without a hyphen, its prereleases too. */
function prefixFits(version: VersionFields, wanted: VersionFields): boolean {
  if (!samePrefix(version, wanted, wanted.numbers.length)) return false;
  return wanted.pre.every((part, i) => version.pre[i] === part);
}

function samePrefix(version: VersionFields, wanted: VersionFields, fields: number): boolean {
  return compareNumbers(version.numbers.slice(0, fields), wanted.numbers.slice(0, fields)) === 0;
}

/** At or above; a caret or tilde range names releases proper unless a prerelease was typed. */
function from(version: VersionFields, wanted: VersionFields): boolean {
  return compareFields(version, wanted) >= 0 && (version.pre.length === 0 || wanted.pre.length > 0);
}

/** `^1.2` may change all but the first field, `^0.2` all but the second: how many fields stay. */
function firstNonZero(wanted: VersionFields): number {
  const index = wanted.numbers.findIndex((value) => value !== 0);
  return index === -1 ? wanted.numbers.length : index + 1;
}
