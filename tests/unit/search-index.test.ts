import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchRecord } from '#domain/search-record.ts';
import { stateFilters } from '#domain/search-states.ts';
import { writeIndex } from '../../src/adapters/pagefind.ts';
import { madeChange, madePortal, madeRelease } from '../support/made-portal.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const HOSTILE = '<img src=x onerror=alert(1)> & "quoted" zanzibar </h3></body>';

const releases = [
  madeRelease('2.4.1', {
    date: '2026-05-01T10:00:00Z',
    changes: [
      madeChange(0xabc, {
        id: 'abcdefabcdef0123',
        subject: 'keep the lamp lit at dusk',
        references: [{ text: '#4711', url: null }],
      }),
      madeChange(0xdef, {
        id: 'fedcbafedcba0123.2',
        subject: HOSTILE,
        breaking: true,
        breakingText: 'wicks are trimmed',
      }),
    ],
    counts: { breaking: 1, security: 0, features: 2, fixes: 0, all: 2 },
  }),
  madeRelease('1.0.0', {
    date: '2024-01-01T10:00:00Z',
    changes: [madeChange(3, { subject: 'light the lamp' })],
    yanked: { at: '2024-02-01T10:00:00Z', by: 'mara', reason: 'It smokes.', replacement: null },
  }),
  madeRelease('1.0.0', { component: 'wick', date: '2025-01-01T10:00:00Z', channel: 'beta' }),
];
const portal = madePortal(releases);

interface Result {
  url: string;
  meta: Record<string, string>;
  sub_results: { title: string; url: string }[];
}
interface Pagefind {
  options: (options: object) => Promise<void>;
  search: (words: string | null, options?: object) => Promise<{ results: { data: () => Promise<Result> }[] }>;
  filters: () => Promise<Record<string, Record<string, number>>>;
}

const folder = createTempFolder('search');
const realFetch = globalThis.fetch;
let pagefind: Pagefind;

beforeAll(async () => {
  await writeIndex(
    releases.map((release) => searchRecord(release, portal)),
    join(folder, 'one'),
  );
  globalThis.fetch = async (address) => {
    const name =
      String(address)
        .replace(/[?#].*$/, '')
        .split('/pagefind/')[1] ?? '';
    return new Response(readFileSync(join(folder, 'one', name)));
  };
  pagefind = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'one/pagefind.js')).href);
  await pagefind.options({ basePath: 'https://releases.example.com/b/pagefind/', noWorker: true });
});

afterAll(() => {
  globalThis.fetch = realFetch;
});

test('two indexes over the same records are equal to the byte', async () => {
  await writeIndex(
    releases.map((release) => searchRecord(release, portal)),
    join(folder, 'two'),
  );
  const names = filesIn(join(folder, 'one'));
  expect(filesIn(join(folder, 'two'))).toEqual(names);
  expect(names).toContain('pagefind.js');
  for (const name of names) {
    expect(readFileSync(join(folder, 'two', name)).equals(readFileSync(join(folder, 'one', name))), name).toBe(true);
  }
});

test('an entry is found as a part of its release, under its permalink and the base path', async () => {
  const [result] = await find('dusk');
  expect(result?.meta.title).toBe('Lantern 2.4.1');
  expect(result?.sub_results).toEqual([
    expect.objectContaining({
      title: 'keep the lamp lit at dusk (#4711)',
      url: 'https://releases.example.com/b/releases/2.4.1/#c-abcdefabcdef',
    }),
  ]);
});

test('versions, pull requests and breaking texts are found', async () => {
  expect((await find('2.4.1')).map((each) => each.meta.version)).toEqual(['2.4.1']);
  expect((await find('4711')).map((each) => each.meta.version)).toEqual(['2.4.1']);
  expect((await find('trimmed'))[0]?.sub_results[0]?.url).toMatch(/#c-fedcbafedcba-2$/);
});

test('hostile text is indexed as text', async () => {
  const [result] = await find('zanzibar');
  expect(result?.sub_results[0]?.title.replace(/\s+/g, ' ')).toBe(HOSTILE);
});

test('filters and the order by date', async () => {
  expect(await pagefind.filters()).toEqual({
    channel: { stable: 2, beta: 1 },
    component: { lantern: 2, wick: 1 },
    line: { '1.x': 2, '2.x': 1 },
    lane: { 'lantern/1.x': 1, 'lantern/2.x': 1, 'wick/1.x': 1 },
    fact: { yanked: 1 },
    type: { breaking: 1, features: 3 },
    year: { 2024: 1, 2025: 1, 2026: 1 },
  });
  const newest = await find('lamp', { sort: { date: 'desc' } });
  expect(newest.map((each) => each.meta.version)).toEqual(['2.4.1', '1.0.0']);
  expect(await find('lamp', { filters: { type: 'breaking' } })).toHaveLength(1);
});

test.each([
  ['yanked', '2026-01-01', ['1.0.0']],
  ['ended', '2026-01-01', []],
  ['ended', '2026-06-01', ['2.4.1']],
  ['supported', '2026-01-01', ['2.4.1', 'wick/1.0.0']],
  ['supported', '2026-06-01', ['wick/1.0.0']],
] as const)('%s ones on %s are found by what the index holds', async (state, today, ids) => {
  const line = { latest: null, lts: false, support: '2026-03-31', security: null };
  const lines = new Map([
    ['lantern/1.x', line],
    ['lantern/2.x', line],
  ]);
  const context = {
    today,
    lines,
    recommended: new Set<string>(),
    latest: new Set<string>(),
    unreleased: new Set<string>(),
  };
  const filters = stateFilters(state, await pagefind.filters(), context);
  const found = filters === null ? [] : await find(null, { filters });
  expect(found.map(({ meta }) => meta.id).sort()).toEqual(ids);
});

async function find(words: string | null, options?: object): Promise<Result[]> {
  const { results } = await pagefind.search(words, options);
  return Promise.all(results.map((result) => result.data()));
}

function filesIn(path: string): string[] {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1)).sort();
}
