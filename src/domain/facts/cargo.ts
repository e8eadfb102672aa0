import type { Fact, FactGroupId } from '../fact.ts';
import { parseToml } from '../toml.ts';
import { entriesOf, type FileFacts, factsOf, textOf, textsOf, valueAt } from './file-facts.ts';
import { dependencyKey, FROM_WORKSPACE, inherit } from './inherit.ts';

/** Reads a `Cargo.toml`; of a workspace without a package its shared dependencies. @returns null where it is no TOML */
export function parseCargo(text: string): FileFacts | null {
  const data = parseToml(text);
  if (data === null) return null;
  const field = (key: string): unknown =>
    valueAt(data, 'package', key, 'workspace') === 'true' ? FROM_WORKSPACE : valueAt(data, 'package', key);
  const facts = [
    ...factsOf('engines', [['rust', field('rust-version')]]),
    ...dependencies(data),
    ...factsOf('commands', binaries(data)),
    ...factsOf('configuration', [['edition', field('edition')], ['license', field('license')], ...features(data)]),
  ];
  const published = valueAt(data, 'package') !== undefined && valueAt(data, 'package', 'publish') !== 'false';
  const shared = sharedOf(valueAt(data, 'workspace'));
  const whole = inherit(facts, [shared]);
  return { name: textOf(valueAt(data, 'package', 'name')), published, facts: [...whole], shared };
}

/** What a workspace gives to those of its packages that ask for it. */
function sharedOf(workspace: unknown): Map<string, string> {
  const fields = ['rust-version', 'edition', 'license'].flatMap((key): [string, string][] => {
    const value = textOf(valueAt(workspace, 'package', key));
    return value === null ? [] : [[`package ${key === 'rust-version' ? 'rust' : key}`, value]];
  });
  const wanted = entriesOf(valueAt(workspace, 'dependencies'));
  return new Map([
    ...fields,
    ...wanted.map(([name, each]): [string, string] => [dependencyKey(name), requirement(each)]),
  ]);
}

const TABLES: readonly [key: string, group: FactGroupId][] = [
  ['dependencies', 'dependencies'],
  ['dev-dependencies', 'dev'],
  ['build-dependencies', 'build'],
];

function dependencies(data: unknown): Fact[] {
  const own = placesOf(data).flatMap(([place, suffix]) =>
    TABLES.flatMap(([key, group]) =>
      entriesOf(valueAt(place, key)).flatMap(([name, wanted]) => {
        const isOptional = group === 'dependencies' && valueAt(wanted, 'optional') === 'true';
        return factsOf(isOptional ? 'optional' : group, [[`${name}${suffix}`, requirement(wanted)]]);
      }),
    ),
  );
  if (valueAt(data, 'package') !== undefined) return own;
  return factsOf(
    'dependencies',
    entriesOf(valueAt(data, 'workspace', 'dependencies')).map(([name, wanted]) => [name, requirement(wanted)]),
  );
}

/** Where tables of dependencies stand: at the top, and under the platforms that need more. */
function placesOf(data: unknown): [place: unknown, suffix: string][] {
  const targets = entriesOf(valueAt(data, 'target')).map(([target, place]): [unknown, string] => [
    place,
    ` (${target})`,
  ]);
  return [[data, ''], ...targets];
}

/** The version, else where it comes from. */
function requirement(wanted: unknown): string {
  if (typeof wanted === 'string') return wanted;
  if (valueAt(wanted, 'workspace') === 'true') return FROM_WORKSPACE;
  const version = textOf(valueAt(wanted, 'version'));
  if (version !== null) return version;
  const git = textOf(valueAt(wanted, 'git'));
  const at = ['rev', 'tag', 'branch'].map((key) => textOf(valueAt(wanted, key))).find((value) => value !== null);
  if (git !== null) return `git ${git}${at ? ` ${at}` : ''}`;
  return `path ${textOf(valueAt(wanted, 'path')) ?? ''}`.trim();
}

function binaries(data: unknown): [string, string][] {
  const listed = valueAt(data, 'bin');
  return (Array.isArray(listed) ? listed : []).flatMap((bin): [string, string][] => {
    const name = textOf(valueAt(bin, 'name'));
    return name === null ? [] : [[name, textOf(valueAt(bin, 'path')) ?? name]];
  });
}

function features(data: unknown): [string, string][] {
  return entriesOf(valueAt(data, 'features')).map(([name, parts]) => [
    `feature ${name}`,
    textsOf(parts).join(', ') || 'no others',
  ]);
}
