/**
 * Versions as the browser needs them: numbers and the identifiers behind the hyphen. It agrees with semver where semver
 * has an opinion, reads CalVer and two-part versions too, and puts rc10 after rc9 as people do.
 */
export interface VersionFields {
  numbers: number[];
  /** `beta`, 2... empty for a release proper. */
  pre: (string | number)[];
}

/** @returns the fields of `v5.4.11-beta.2+build`, or null when it does not start with a number */
export function versionFields(text: string): VersionFields | null {
  const match = /^v?(\d+(?:\.\d+)*)(?:[-.]?([a-z][0-9a-z.-]*|-?[0-9a-z][0-9a-z.-]*))?(?:\+.*)?$/i.exec(
    text.slice(0, 256).trim(),
  );
  if (!match?.[1]) return null;
  return { numbers: match[1].split('.').map(Number), pre: identifiers(match[2] ?? '') };
}

/** Negative when `a` is the lower version; a release proper is above its prereleases. */
export function compareFields(a: VersionFields, b: VersionFields): number {
  const step = compareNumbers(a.numbers, b.numbers);
  if (step !== 0) return step;
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  return compareIdentifiers(a.pre, b.pre);
}

/** As `compareFields` on texts; a text that is no version is below every version, and ties go by spelling. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [versionFields(a), versionFields(b)];
  const step = x && y ? compareFields(x, y) : Number(x !== null) - Number(y !== null);
  return step || (a < b ? -1 : a > b ? 1 : 0);
}

/** Compares field by field; a missing field counts as 0. */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const step = (a[i] ?? 0) - (b[i] ?? 0);
    if (step !== 0) return step;
  }
  return 0;
}

function identifiers(text: string): (string | number)[] {
  const parts = text.toLowerCase().match(/\d+|[a-z]+|[^.\d\sa-z-]+/g) ?? [];
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function compareIdentifiers(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    if (typeof x !== typeof y) return typeof x === 'number' ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return 0;
}
