import { compareVersions, parseVersion, type Version } from '../version.ts';
import type { Bound } from './advisory-file.ts';

const LIMIT = 500;
const BOUND = /^(>=|<=|>|<|=)?\s*([0-9A-Za-z][0-9A-Za-z.+_~-]*)(?:\s*,\s*|\s+|$)/;

/**
 * Reads `>=2.0.0 <2.4.0`, `<1.9.7`, `2.3.1` and `*`; bounds that are parted by spaces or commas hold together.
 *
 * @returns the bounds, none for `*`; null where it is no range or names what is no version
 */
export function parseRange(text: string): Bound[] | null {
  if (text.trim() === '*') return [];
  const bounds: Bound[] = [];
  let rest = text.slice(0, LIMIT).trim();
  while (rest !== '') {
    const match = BOUND.exec(rest);
    const version = match?.[2] ?? '';
    if (!match || parseVersion(version) === null) return null;
    bounds.push({ operator: (match[1] ?? '=') as Bound['operator'], version });
    rest = rest.slice(match[0].length);
  }
  return bounds.length > 0 && text.length <= LIMIT ? bounds : null;
}

/** Whether a version fits all bounds, in our own order of versions: a prerelease stands below its release. */
export function inRange(version: Version, bounds: readonly Bound[]): boolean {
  return bounds.every(({ operator, version: text }) => {
    const bound = parseVersion(text);
    return bound !== null && FITS[operator](compareVersions(version, bound));
  });
}

/** The bounds as people write them; `every version` for none. */
export function rangeText(bounds: readonly Bound[]): string {
  if (bounds.length === 0) return 'every version';
  return bounds.map(({ operator, version }) => `${operator === '=' ? '' : operator}${version}`).join(' ');
}

const FITS: Record<Bound['operator'], (order: number) => boolean> = {
  '>=': (order) => order >= 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '<': (order) => order < 0,
  '=': (order) => order === 0,
};
