import { describe, expect, test } from 'vitest';
import type { Artifact } from '#domain/artifact.ts';
import { apiFileOf } from '#domain/openapi.ts';
import { API_SCHEMAS, apiSchemas } from '#domain/schemas/api-files.ts';
import { type ComposeInput, compose } from '../../scripts/steps/compose.ts';
import { idOf, madePortal, madeRelease } from '../support/made-portal.ts';

const build = (over: Partial<Artifact>): Artifact => ({
  ...{ file: 'lantern.tar.gz', os: 'linux', arch: 'x64', kind: 'archive', url: 'https://example.com/lantern.tar.gz' },
  ...{ size: 8, sha256: 'a'.repeat(64), signature: null, sbom: null, install: null },
  ...over,
});
const mac = build({ file: 'lantern.dmg', os: 'macos', arch: 'universal', kind: 'installer' });
const releases = [
  madeRelease('2.5.0', {
    artifacts: [build({ url: 'https://example.com/2.5.0.tar.gz' })],
    date: '2026-06-01T10:00:00Z',
  }),
  madeRelease('2.4.1', { artifacts: [build({}), mac] }),
  madeRelease('1.0.0', { component: 'wick', artifacts: [build({ os: 'any', arch: 'any' })] }),
];

function filesOf(over: Partial<ComposeInput> = {}): Map<string, string> {
  const portal = madePortal(releases);
  const input: ComposeInput = {
    ...{ portal, releases, site: 'https://releases.example.com', base: '/b', commits: [{ id: idOf(1) }] },
    graph: { releases: ['2.4.1'], home: [0], segments: [{ runs: [0, 0], commits: [0] }] },
    schemas: apiSchemas('https://releases.example.com/b/api/v1/schema/'),
    ...over,
  };
  return new Map(compose(input).map(({ path, text }) => [path.replace(/^static/, ''), text]));
}

const files = filesOf();
const json = (path: string) => JSON.parse(files.get(`/api/v1/${path}`) ?? 'null');

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean }[];
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
}

describe('the OpenAPI document', () => {
  const api = json('openapi.json');
  const operations = Object.entries(api.paths as Record<string, { get: Operation }>);

  test('names every file of the API, and its schema holds what the file says', () => {
    const seen = new Set<string>();
    for (const [path, text] of files) {
      if (!path.startsWith('/api/v1/')) continue;
      const described = apiFileOf(path.slice('/api/v1'.length));
      expect([path, api.paths[described?.path ?? '']?.get.operationId]).toEqual([path, described?.id ?? 'described']);
      seen.add(described?.path ?? '');
      const name = described?.schema as keyof typeof API_SCHEMAS | '' | null;
      if (name) expect([path, API_SCHEMAS[name].safeParse(JSON.parse(text)).error?.issues]).toEqual([path, undefined]);
    }
    expect(operations.map(([path]) => path).filter((path) => !seen.has(path))).toEqual([]);
  });

  test('declares each part of an address once, and every reference leads somewhere', () => {
    for (const [path, { get }] of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([path, (get.parameters ?? []).map(({ name }) => name)]).toEqual([path, named]);
    }
    expect(new Set(operations.map(([, { get }]) => get.operationId)).size).toBe(operations.length);
    for (const [, reference] of JSON.stringify(api).matchAll(/"\$ref":"#\/([^"]+)"/g))
      expect([reference, reference?.split('/').reduce((at, key) => at?.[key], api)]).not.toContain(undefined);
  });
});

describe('what is newest', () => {
  test('for a system and processor is the highest release that has a build for it', () => {
    expect(json('latest/stable/linux-x64.json')).toMatchObject({ version: '2.5.0', kind: 'archive', size: 8 });
    expect(json('latest/stable/macos-arm64.json')).toMatchObject({ version: '2.4.1', file: 'lantern.dmg' });
    expect(files.get('/api/v1/latest/stable/linux-x64.txt')).toBe('2.5.0\nhttps://example.com/2.5.0.tar.gz\n');
    expect(json('latest/stable/wick/any-any.json')).toMatchObject({ version: '1.0.0', component: 'wick' });
  });

  test('on a channel comes with its highest releases', () => {
    const { version, releases: newest, builds } = json('latest/stable/index.json');
    expect([version, newest.map((each: { id: string }) => each.id)]).toEqual(['2.5.0', ['2.5.0', '2.4.1']]);
    expect(builds.map(({ os, arch }: Artifact) => `${os}-${arch}`)).toEqual([
      ...['linux-x64', 'macos-universal', 'macos-x64', 'macos-arm64'],
    ]);
  });

  test('leaves with its release when that is yanked', () => {
    const [newest, ...others] = releases as [(typeof releases)[0], ...typeof releases];
    const yanked = { at: '2026-06-02T10:00:00Z', by: 'mara', reason: 'It flickers.', replacement: null };
    const after = filesOf({ releases: [{ ...newest, yanked }, ...others] });
    expect(after.get('/api/v1/latest/stable/linux-x64.txt')).toBe('2.4.1\nhttps://example.com/lantern.tar.gz\n');
    expect(after.get('/_redirects')).not.toContain('2.5.0');
  });

  test('has permalinks under the base path', () => {
    expect(files.get('/_redirects')?.split('\n').slice(1)).toEqual([
      '/b/latest/stable /b/download/stable/ 302',
      '/b/latest/stable/wick /b/releases/wick/1.0.0/ 302',
      '/b/latest/stable/linux/x64 https://example.com/2.5.0.tar.gz 302',
      '/b/latest/stable/macos/universal https://example.com/lantern.tar.gz 302',
      '/b/latest/stable/macos/x64 https://example.com/lantern.tar.gz 302',
      '/b/latest/stable/macos/arm64 https://example.com/lantern.tar.gz 302',
      '/b/latest/stable/wick/any/any https://example.com/lantern.tar.gz 302',
      '',
    ]);
  });
});
