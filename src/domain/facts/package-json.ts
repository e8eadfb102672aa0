import type { Fact, FactGroupId } from '../fact.ts';
import { entriesOf, type FileFacts, factsOf, textOf, textsOf, valueAt } from './file-facts.ts';

/** Reads a `package.json`. @returns null where it is no JSON object */
export function parsePackageJson(text: string): FileFacts | null {
  const data = parseJson(text);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const facts = [
    ...engines(valueAt(data, 'engines')),
    ...GROUPS.flatMap(([key, group]) => factsOf(group, entriesOf(valueAt(data, key)))),
    ...peers(data),
    ...factsOf(
      'exports',
      ENTRY_FIELDS.map((key) => [key, valueAt(data, key)]),
    ),
    ...factsOf('exports', flatten('.', valueAt(data, 'exports'))),
    ...factsOf('configuration', flatten('#', valueAt(data, 'imports'))),
    ...commands(data),
    ...settings(data),
    ...tools(data),
  ];
  return { name: textOf(valueAt(data, 'name')), published: valueAt(data, 'private') !== true, facts };
}

/** JSON as data, or undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

const GROUPS: readonly [key: string, group: FactGroupId][] = [
  ['dependencies', 'dependencies'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'dev'],
  ['scripts', 'scripts'],
];
const ENTRY_FIELDS = ['main', 'module', 'browser', 'types', 'typings', 'unpkg', 'jsdelivr'];

/** An object today, a list such as `["node >= 0.4"]` once. */
function engines(data: unknown): Fact[] {
  const listed = textsOf(data).map((text): [string, string] => {
    const [name = '', ...range] = text.trim().split(/\s+/);
    return [name, range.join(' ')];
  });
  return factsOf('engines', [...listed, ...entriesOf(data)]);
}

function peers(data: unknown): Fact[] {
  const ranges = entriesOf(valueAt(data, 'peerDependencies')).map(([name, range]): [string, unknown] => {
    const optional = valueAt(data, 'peerDependenciesMeta', name, 'optional') === true;
    return [name, optional && typeof range === 'string' ? `${range} (optional)` : range];
  });
  return factsOf('peer', ranges);
}

function commands(data: unknown): Fact[] {
  const bin = valueAt(data, 'bin');
  const own = textOf(valueAt(data, 'name'))?.replace(/^@[^/]*\//, '');
  return factsOf('commands', typeof bin === 'string' && own ? [[own, bin]] : entriesOf(bin));
}

function settings(data: unknown): Fact[] {
  const platforms = ['os', 'cpu', 'libc'].map((key): [string, unknown] => {
    const words = textsOf(valueAt(data, key));
    return [key, words.length > 0 ? words.join(', ') : undefined];
  });
  return factsOf('configuration', [
    ['type', valueAt(data, 'type')],
    ['license', valueAt(data, 'license')],
    ...platforms,
  ]);
}

/** The checksum behind a package manager's version says nothing to readers. */
function tools(data: unknown): Fact[] {
  const manager = /^([^@]+)@([^+]+)/.exec(textOf(valueAt(data, 'packageManager')) ?? '');
  return factsOf('tools', [
    ...(manager ? [[manager[1] ?? '', manager[2]] as const] : []),
    ...entriesOf(valueAt(data, 'volta')),
  ]);
}

/** Conditions and places in lists: no real file nests deeper, and a hostile one may not make the stack overflow. */
const DEPTH = 8;

/** `exports` and `imports` with one entry for each target: `./client (import, types)`. */
function flatten(start: string, data: unknown): [string, unknown][] {
  const found: [string, unknown][] = [];
  const walk = (name: string, conditions: readonly string[], value: unknown): void => {
    if (conditions.length > DEPTH) return;
    const shown = conditions.length === 0 ? name : `${name} (${conditions.join(', ')})`;
    if (value === null) found.push([shown, 'not exported']);
    else if (Array.isArray(value))
      for (const [at, item] of value.entries()) walk(name, at === 0 ? conditions : [...conditions, `else ${at}`], item);
    else if (typeof value === 'object')
      for (const [key, inner] of entriesOf(value)) {
        if (/^[.#]/.test(key)) walk(key, conditions, inner);
        else walk(name, [...conditions, key], inner);
      }
    else found.push([shown, value]);
  };
  if (data !== undefined) walk(start, [], data);
  return found;
}
