/** Where in the data something stands: keys and indexes from the root. */
export type DataPath = readonly (string | number)[];

/** Something wrong at a place of parsed data; whoever parsed the text knows its line and column. */
export interface Fault {
  code: string;
  path: DataPath;
  /** Whether the key itself is meant or what stands behind it. */
  part: 'key' | 'value';
  message: string;
  hint: string;
}

/** The outcome of reading data: the typed value, or everything that is wrong with it. */
export type Shaped<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

/** A path as people write it: `artifacts[0].sha256`; `''` for the whole file. */
export function formatPath(path: DataPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}
