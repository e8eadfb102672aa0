import type { Fact } from '../fact.ts';
import { parseToml } from '../toml.ts';
import { entriesOf, type FileFacts, factsOf, textOf, textsOf, valueAt } from './file-facts.ts';

/** Reads a `pyproject.toml`, by the standard (PEP 621, 735) and in Poetry's words. @returns null where it is no TOML */
export function parsePyproject(text: string): FileFacts | null {
  const data = parseToml(text);
  if (data === null) return null;
  const [project, poetry] = [valueAt(data, 'project'), valueAt(data, 'tool', 'poetry')];
  const facts = [
    ...factsOf('engines', [
      ['python', valueAt(project, 'requires-python') ?? valueAt(poetry, 'dependencies', 'python')],
    ]),
    ...requirements('dependencies', valueAt(project, 'dependencies')),
    ...poetryTable('dependencies', valueAt(poetry, 'dependencies')),
    ...extras('optional', valueAt(project, 'optional-dependencies')),
    ...extras('dev', valueAt(data, 'dependency-groups')),
    ...poetryTable('dev', valueAt(poetry, 'dev-dependencies')),
    ...entriesOf(valueAt(poetry, 'group')).flatMap(([name, group]) =>
      poetryTable('dev', valueAt(group, 'dependencies'), ` (${name})`),
    ),
    ...['scripts', 'gui-scripts'].flatMap((key) => factsOf('commands', entriesOf(valueAt(project, key)))),
    ...factsOf('commands', entriesOf(valueAt(poetry, 'scripts'))),
    ...requirements('build', valueAt(data, 'build-system', 'requires')),
    ...factsOf('tools', [['build-backend', valueAt(data, 'build-system', 'build-backend')]]),
    ...factsOf('configuration', [['license', license(project) ?? valueAt(poetry, 'license')]]),
  ];
  const name = textOf(valueAt(project, 'name')) ?? textOf(valueAt(poetry, 'name'));
  return { name, published: project !== undefined || poetry !== undefined, facts };
}

function license(project: unknown): unknown {
  return textOf(valueAt(project, 'license')) ?? textOf(valueAt(project, 'license', 'text'));
}

/**
 * `requests[socks]>=2.8; python_version < "3.9"` by name; Python holds two spellings of a name for one, and a package
 * may stand there several times, for several versions of Python.
 */
function requirements(group: Fact['group'], data: unknown, suffix = ''): Fact[] {
  const byName = new Map<string, string[]>();
  for (const text of textsOf(data)) {
    const [, name = '', extra = '', range = ''] = REQUIREMENT.exec(text.slice(0, 1000)) ?? [];
    if (name === '') continue;
    const key = `${normalize(name)}${extra.replace(/\s+/g, '')}${suffix}`;
    byName.set(key, [...(byName.get(key) ?? []), range.replace(/^\((.*)\)$/, '$1').trim() || '*']);
  }
  return factsOf(
    group,
    [...byName].map(([name, ranges]) => [name, ranges.join(' || ')]),
  );
}

const REQUIREMENT = /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(\[[^\]]*\])?([\s\S]*)$/;

function extras(group: Fact['group'], data: unknown): Fact[] {
  return entriesOf(data).flatMap(([name, list]) => requirements(group, list, ` (${name})`));
}

function poetryTable(group: Fact['group'], data: unknown, suffix = ''): Fact[] {
  return entriesOf(data).flatMap(([name, wanted]) => {
    if (name === 'python') return [];
    const isOptional = group === 'dependencies' && valueAt(wanted, 'optional') === 'true';
    return factsOf(isOptional ? 'optional' : group, [[`${normalize(name)}${suffix}`, poetryRange(wanted)]]);
  });
}

function poetryRange(wanted: unknown): string {
  if (typeof wanted === 'string') return wanted;
  if (Array.isArray(wanted)) return wanted.map(poetryRange).join(' || ');
  const source = ['git', 'path', 'url'].find((key) => valueAt(wanted, key) !== undefined);
  const from = source ? `${source} ${textOf(valueAt(wanted, source)) ?? ''}` : '*';
  return textOf(valueAt(wanted, 'version')) ?? from;
}

function normalize(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
