import { compareFields, type VersionFields, versionFields } from './version-fields.ts';

/** How far a version moved; `down` wherever the later one is lower. */
export type VersionStep = 'major' | 'minor' | 'patch' | 'down';

/**
 * How far a version or the lowest version that a range allows has moved: `^14.18.0 || >=16` to `^18.0.0` is major.
 *
 * @returns null where one of them cannot be read, or where the lowest version stays
 */
export function versionStep(before: string, after: string): VersionStep | null {
  if (ANYTHING.test(before) || ANYTHING.test(after)) return null;
  const [from, to] = [lowestOf(before), lowestOf(after)];
  if (!from || !to) return null;
  const order = compareFields(from, to);
  if (order === 0) return null;
  if (order > 0) return 'down';
  if ((from.numbers[0] ?? 0) !== (to.numbers[0] ?? 0)) return 'major';
  return (from.numbers[1] ?? 0) !== (to.numbers[1] ?? 0) ? 'minor' : 'patch';
}

/** What allows any version says nothing of how far it moved. */
const ANYTHING = /^(?:workspace:)?[*xX]?$/;
const ZERO: VersionFields = { numbers: [0], pre: [] };

/**
 * The lowest version of a range in the spellings of npm, Cargo, Python and Go, or the version itself; what comes before
 * the version (`workspace:`, `npm:name@`) and after it (`; python_version < "3.8"`) is put aside.
 */
export function lowestOf(text: string): VersionFields | null {
  const range = text.slice(0, 300).replace(BEFORE, '').replace(BEHIND, '');
  const alternatives = range.split('||').map((alternative) => lowestOfAll(alternative.replace(/;.*$/s, '')));
  let lowest: VersionFields | null = null;
  for (const each of alternatives) {
    if (each === null) return null;
    if (lowest === null || compareFields(each, lowest) < 0) lowest = each;
  }
  return lowest;
}

const BEFORE = /^(?:workspace:|npm:@?[^@]*@)/;
const BEHIND = / \(optional\)$|@sha256:[0-9a-f]*$/;
/** A commit's id is no version, though it may begin with a number. */
const COMMIT = /^(?=\d*[a-f])[0-9a-f]{7,}$/;

/** Of comparators that all hold, the highest of their lowest versions. */
function lowestOfAll(alternative: string): VersionFields | null {
  const comparators = alternative
    .replace(/([<>=~^!])\s+/g, '$1')
    .trim()
    .split(/\s*,\s*|\s+/);
  if (comparators[1] === '-') comparators.splice(1);
  let highest: VersionFields | null = null;
  for (const comparator of comparators) {
    const lower = lowerBound(comparator);
    if (lower === null) return null;
    if (highest === null || compareFields(lower, highest) > 0) highest = lower;
  }
  return highest;
}

function lowerBound(comparator: string): VersionFields | null {
  const [, operator = '', version = ''] = /^([<>=~^!]{0,3})(.*)$/s.exec(comparator) ?? [];
  if (/^[*xX]?$/.test(version)) return operator === '' ? ZERO : null;
  if (COMMIT.test(version)) return null;
  const fields = versionFields(version.replace(/(?:\.[*xX])+$/, ''));
  return fields && /^(?:<|!)/.test(operator) ? ZERO : fields;
}
