import type { Fact, FactGroupId } from '../fact.ts';
import { cleanLine, cutText } from '../text.ts';

/** What one file of one release states. */
export interface FileFacts {
  /** Name of the package that it describes, or null. */
  name: string | null;
  /** Whether the package is published: that of a workspace as a whole is not. */
  published: boolean;
  facts: Fact[];
  /** What the packages of a workspace may take over from it, see `inherit.ts`; absent where there is nothing. */
  shared?: ReadonlyMap<string, string>;
}

/** With the words that say how much is cut, a text stays below 300 characters. */
const LIMIT = 260;

/**
 * Facts of one group from names and values; what is neither text, number nor a switch is passed over.
 *
 * @param entries values of any kind, as they come out of an untrusted file
 */
export function factsOf(group: FactGroupId, entries: Iterable<readonly [name: string, value: unknown]>): Fact[] {
  const facts: Fact[] = [];
  for (const [name, value] of entries) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    facts.push({ group, name: shown(name), value: shown(String(value)) });
  }
  return facts;
}

/** A file that describes no package. */
export function withoutPackage(facts: Fact[]): FileFacts {
  return { name: null, published: false, facts };
}

/** The value at the end of a way through nested data, or undefined; only what the data itself holds counts. */
export function valueAt(data: unknown, ...way: string[]): unknown {
  let value = data;
  for (const key of way) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Keys and values of a table; none of anything else. */
export function entriesOf(data: unknown): [string, unknown][] {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.entries(data) : [];
}

/** The items of a list that are text. */
export function textsOf(data: unknown): string[] {
  return Array.isArray(data) ? data.filter((item) => typeof item === 'string') : [];
}

export function textOf(data: unknown): string | null {
  return typeof data === 'string' && data !== '' ? data : null;
}

function shown(text: string): string {
  // Cleaning makes longer what it marks, so it is cut twice.
  return cutText(cleanLine(cutText(text.trim(), 1000)), LIMIT);
}
