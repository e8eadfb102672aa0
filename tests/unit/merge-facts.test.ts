import { describe, expect, test } from 'vitest';
import type { Artifact } from '#domain/artifact.ts';
import type { Fact } from '#domain/fact.ts';
import { factSourceOf } from '#domain/facts/fact-source.ts';
import { artifactFacts, mergeFacts } from '#domain/facts/merge-facts.ts';
import { parseSource } from '#domain/facts/parse-source.ts';
import { parseYaml } from '../../scripts/adapters/yaml.ts';

const root = { paths: ['.'] };

function file(path: string, ...facts: [group: Fact['group'], name: string, value: string][]) {
  const source = factSourceOf(path);
  if (!source) throw new Error(`${path} is not read`);
  return {
    source,
    stated: { name: null, published: true, facts: facts.map(([group, name, value]) => ({ group, name, value })) },
  };
}

const lines = (facts: readonly Fact[]) => facts.map(({ group, name, value }) => `${group} ${name}: ${value}`);

describe('facts of several files of a release', () => {
  test('that agree are one, and that differ are told apart by their file', () => {
    const merged = mergeFacts(
      [
        file('package.json', ['configuration', 'license', 'MIT'], ['engines', 'node', '20']),
        file('Cargo.toml', ['configuration', 'license', 'Apache-2.0'], ['engines', 'node', '20']),
      ],
      root,
      [],
    );
    expect(lines(merged)).toEqual([
      'configuration license: MIT',
      'engines node: 20',
      'configuration license (Cargo.toml): Apache-2.0',
    ]);
  });

  test('of a Dockerfile beside the main one carry its path, whether or not there is a main one', () => {
    const other = file('docker/Dockerfile', ['images', 'node', '20']);
    const main = file('Dockerfile', ['images', 'node', '20']);
    expect(lines(mergeFacts([other], root, []))).toEqual(['images node (docker/Dockerfile): 20']);
    expect(lines(mergeFacts([main, other], root, []))).toEqual([
      'images node: 20',
      'images node (docker/Dockerfile): 20',
    ]);
  });

  test('take over from a workspace what they leave to it', () => {
    const parse = (path: string, text: string) => {
      const { source } = file(path);
      const stated = parseSource(source, text, (yaml) => parseYaml(yaml, { file: path }).yaml);
      if (!stated) throw new Error(`${path} cannot be read`);
      return { source, stated };
    };
    const cargo = `[package]\nname = "lamp"\nrust-version.workspace = true\n[dependencies]\nserde = { workspace = true }\nown = { workspace = true }\n`;
    const workspace = parse(
      'Cargo.toml',
      '[workspace.package]\nrust-version = "1.80"\n[workspace.dependencies]\nserde = { version = "1.0.2" }\n',
    );
    expect(lines(mergeFacts([parse('crates/lamp/Cargo.toml', cargo)], root, [workspace]))).toEqual([
      'engines rust: 1.80',
      'dependencies serde: 1.0.2',
      'dependencies own: workspace',
    ]);
    const json = JSON.stringify({ dependencies: { a: 'catalog:', b: 'catalog:old', c: 'catalog:none' } });
    const catalogs = parse('pnpm-workspace.yaml', 'catalog:\n  a: ^3\n  b: ^9\ncatalogs:\n  old: { b: ^1 }\n');
    expect(lines(mergeFacts([parse('packages/lamp/package.json', json)], root, [catalogs]))).toEqual([
      'dependencies a: ^3',
      'dependencies b: ^1',
      'dependencies c: catalog:none',
    ]);
  });

  test('end at 2,000, and say how many are left out', () => {
    const many = Array.from({ length: 2500 }, (_, n): ['dev', string, string] => ['dev', `d${n}`, '1']);
    const merged = mergeFacts([file('package.json', ...many, ['engines', 'node', '20'])], root, []);
    expect(merged).toHaveLength(2001);
    expect(lines(merged)[0]).toBe('engines node: 20');
    expect(lines(merged).at(-1)).toBe('configuration facts beyond 2000: 501 left out');
  });
});

test('artifacts are the same artifact in two releases though their files bear the version', () => {
  const artifact = (name: string, rest: Partial<Artifact>) =>
    ({ file: name, os: 'any', arch: 'any', kind: 'archive', size: null, sha256: null, ...rest }) as Artifact;
  const facts = artifactFacts(
    [
      artifact('lamp-2.4.1-linux-x64.tar.gz', { os: 'linux', arch: 'x64', size: 8123456 }),
      artifact('lamp.zip', {}),
      artifact('v2.4.1.tar.gz', { kind: 'source' }),
    ],
    '2.4.1',
  );
  expect(lines(facts)).toEqual([
    'artifacts lamp-{version}-linux-x64.tar.gz: linux, x64, archive',
    'artifacts lamp.zip: archive',
    'sizes lamp-{version}-linux-x64.tar.gz: 8.1 MB (8,123,456 bytes)',
  ]);
  expect(lines(artifactFacts([artifact('lamp-1.2-x86.12.zip', {})], '1.2'))).toEqual([
    'artifacts lamp-{version}-x86.12.zip: archive',
  ]);
});
