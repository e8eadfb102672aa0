import { createRequire } from 'node:module';
import { posix } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import { describe, expect, test } from 'vitest';
import { expectedFiles, missingFiles } from '#domain/census.ts';
import { lineToHtml } from '#domain/escape.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { apiReleaseSchema, apiReleasesSchema } from '#domain/schemas/api.ts';
import { apiSchemas } from '#domain/schemas/api-files.ts';
import { type ComposeInput, compose } from '../../scripts/steps/compose.ts';
import { idOf, madeChange, madePortal, madeRelease } from '../support/made-portal.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';
import { all, parseXml, textOf } from '../support/xml.ts';

const requireOfAstro = createRequire(createRequire(import.meta.url).resolve('astro/package.json'));
// The reader of front matter that Astro itself uses.
const yaml: { load: (text: string) => unknown } = requireOfAstro('js-yaml');

const notes = {
  ...{ file: 'notes/wick/1.0.0.mdx', title: null, summary: 'Sum', highlights: [], upgrade: [], knownIssues: [] },
  body: 'Prose\n\n<Figure src="./lamp.png" alt="A lamp" />',
};
const hostile = madeRelease('2.4.1', {
  changes: ALL_NAUGHTY.map((text, i) =>
    madeChange(i + 1, {
      subject: text,
      scope: text,
      authors: [text],
      breaking: i % 2 === 0,
      breakingText: `${text}\n\n    ${text}`,
    }),
  ),
  omitted: ALL_NAUGHTY.map((text, i) => ({ commit: idOf(5000 + i), reason: 'hidden', subject: text, type: null })),
  summary: ALL_NAUGHTY.join('\n'),
});
const plain = madeRelease('2.4.0', {
  changes: [madeChange(1), madeChange(2, { id: `${idOf(2)}.1`, commits: [idOf(2), idOf(3)] })],
  omitted: [{ commit: idOf(4), reason: 'merge', subject: 'Merge', type: null }],
  otherComponents: 2,
  range: { from: null, to: idOf(9), commits: 6, diverged: 0 },
  sinceStable: { from: 'v2.3.0', fromId: '2.3.0', commits: 3, breaking: [], url: 'compare/2.3.0...2.4.0/' },
});
const beside = madeRelease('1.0.0', { component: 'wick', notes });
const yanked = madeRelease('2.3.9', {
  status: 'yanked',
  yanked: { at: '2026-05-03T08:12:00Z', by: 'mara', reason: 'It flickers.', replacement: '2.4.0' },
});

describe('the source of a page', () => {
  const front = (file: TextFile): string => /^---\n([\s\S]*?)\n---\n/.exec(file.text)?.[1] ?? '';

  test.each([hostile, plain, beside])(
    '$id: the front matter is the record, for readers of JSON and of YAML',
    (release) => {
      const file = fileOf(composed(), `releases/${release.id}.mdx`);
      expect(JSON.parse(front(file))).toEqual(release);
      expect(yaml.load(front(file))).toEqual(release);
    },
  );

  test('each change and each omitted commit has a line of its own', () => {
    const lines = front(fileOf(composed(), 'releases/2.4.1.mdx')).split('\n');
    for (const change of hostile.changes)
      expect(lines.filter((line) => line.startsWith(`{"id":"${change.id}"`))).toHaveLength(1);
    for (const { commit } of hostile.omitted)
      expect(lines.filter((line) => line.startsWith(`{"commit":"${commit}"`))).toHaveLength(1);
  });

  test('without notes all bodies are one; with notes they are imported from where they lie', () => {
    const body = (id: string): string => fileOf(composed(), `releases/${id}.mdx`).text.split('\n---\n')[1] ?? '';
    expect(body('2.4.1')).toBe('<Before release={props.release} />\n<After release={props.release} />\n');
    expect(body('2.4.0')).toBe(body('2.4.1'));
    const path = /^import Notes from '([^']+)'$/m.exec(body('wick/1.0.0'))?.[1] ?? '';
    expect(posix.join('generated/releases/wick', path)).toBe('notes/wick/1.0.0.mdx');
    expect(body('wick/1.0.0')).toContain('<Notes components={props.components} />');
  });
});

describe('the API', () => {
  const json = (path: string, input?: Partial<ComposeInput>): never =>
    JSON.parse(fileOf(composed(input), `static/api/v1/${path}`).text) as never;

  test('every release, and each of them, is what its schema says', () => {
    const list = apiReleasesSchema.parse(json('releases.json'));
    expect(list.releases.map((row) => row.id)).toEqual(['2.4.1', '2.4.0', '2.3.9', 'wick/1.0.0']);
    for (const row of list.releases) {
      expect(row.data).toBe(`https://releases.example.com/b/api/v1/releases/${row.id}.json`);
      const record = apiReleaseSchema.parse(json(`releases/${row.id}.json`));
      expect(record).toMatchObject({ ...row });
    }
  });

  test('the commits of changes and of omitted, and the number of others, are the range', () => {
    const record = apiReleaseSchema.parse(json('releases/2.4.0.json'));
    const named = [...record.changes.flatMap((change) => change.commits), ...record.omitted.map((each) => each.commit)];
    expect(new Set(named).size + record.otherComponents).toBe(record.range.commits);
    expect(new Set(named).size).toBe(named.length);
    expect(record.sinceStable?.url).toBe('https://releases.example.com/b/compare/2.3.0...2.4.0/');
  });

  test('without a site, addresses start at the root under the base', () => {
    const list = apiReleasesSchema.parse(json('releases.json', { site: null, base: '/b/' }));
    expect(list.releases[0]).toMatchObject({ url: '/b/releases/2.4.1/', data: '/b/api/v1/releases/2.4.1.json' });
  });

  test('every file names the version of its schema, and the schemas are there', () => {
    const files = composed().filter(({ path }) => /^static\/api\/v1\/(?!schema\/|openapi\.json$)/.test(path));
    expect(files.length).toBe(5 + 4 + 1 + 2 + 2);
    for (const { text } of files) expect(JSON.parse(text).schemaVersion).toBe(1);
    expect(json('schema/release.json')).toMatchObject({ $id: 'https://x.example/release.json', type: 'object' });
  });

  test('the graph speaks in full ids', () => {
    expect(json('graph.json')).toEqual({
      schemaVersion: 1,
      releases: ['2.4.0', '2.4.1'],
      home: [0, 1],
      segments: [
        { runs: [0, 2], commits: [idOf(101)] },
        { runs: [1, 1], commits: [idOf(100)] },
      ],
    });
  });
});

describe('the Markdown twin', () => {
  test('shows hostile text as text: the same characters, and no element that is not ours', async () => {
    const renderer = await satteri({ features: { smartPunctuation: false } }).createRenderer({
      syntaxHighlight: false,
      gfm: true,
    });
    const html = (await renderer.render(fileOf(composed(), 'static/releases/2.4.1.md').text)).code;
    expect(html.match(/<(?!\/?(?:h1|h2|p|ul|li|strong|a|code|pre)\b)[^>]*>/g)).toBeNull();
    const shown = flat(textIn(html));
    const lost = hostile.changes.filter((change) => !shown.includes(flat(textIn(lineToHtml(change.subject)))));
    expect(lost.map((change) => change.subject)).toEqual([]);
    const links = [...html.matchAll(/<a\b[^>]*?href="([^"]*)"/g)].map(([, address = '']) => address);
    expect(links.length).toBeGreaterThan(hostile.changes.length);
    expect(
      links.filter((address) => !/^https:\/\/(?:github\.com\/lantern|releases\.example\.com)\//.test(address)),
    ).toEqual([]);
  });

  test('keeps what a commit message sets in as code, and everything in its item', () => {
    const breakingText = 'Run this:\n\n    lantern migrate <dir>\n\nand # wait.\n    no code here';
    const release = madeRelease('3.0.0', { changes: [madeChange(1, { breaking: true, breakingText })] });
    const [file] = compose({ ...inputOf(), portal: madePortal([release]), releases: [release] }).filter(({ path }) =>
      path.endsWith('3.0.0.md'),
    );
    expect(file?.text).toContain('\n\n  Run this:\n\n      lantern migrate <dir>\n\n  and # wait.\n  no code here\n');
  });

  test('turns our components into Markdown with whole addresses, and says what was yanked', () => {
    expect(fileOf(composed(), 'static/releases/wick/1.0.0.md').text).toContain(
      '![A lamp](https://releases.example.com/b/notes/wick/lamp.png)',
    );
    expect(fileOf(composed(), 'static/releases/2.3.9.md').text).toContain(
      '> **Yanked on 2026-05-03: It flickers. Use 2.4.0 instead.**',
    );
  });
});

describe('files about the whole', () => {
  test('the sitemap is well-formed, whole addresses only, without what was yanked', () => {
    const sitemap = parseXml(fileOf(composed(), 'static/sitemap.xml').text);
    const pages = all(sitemap, 'url').map((url) => textOf(url, 'loc'));
    expect(pages).toContain('https://releases.example.com/b/releases/2.4.1/');
    expect(pages).not.toContain('https://releases.example.com/b/releases/2.3.9/');
    expect(composed({ site: null }).some(({ path }) => path.endsWith('sitemap.xml'))).toBe(false);
  });

  test('the headers keep everything from elsewhere out', () => {
    const headers = fileOf(composed(), 'static/_headers').text;
    expect(headers).toMatch(/^\/b\/\*\n {2}Content-Security-Policy: default-src 'none';/);
    expect(headers).not.toMatch(/script-src[^;]*'unsafe-(?:inline|eval)'/);
    expect(headers).toContain("frame-ancestors 'none'");
  });

  test('the same input gives the same bytes', () => {
    expect(composed()).toEqual(composed());
  });

  test('the census names what compose writes, and sees what is missing', () => {
    const input = inputOf();
    const expected = expectedFiles(input.portal, input.site);
    expect(new Set(expected).size).toBe(expected.length);
    const written = new Set(composed().map(({ path }) => path.replace(/^static\//, '')));
    const missing = missingFiles(expected, written);
    // Pages, feeds, calendars, the search, the changelog, the picture and the element are made elsewhere.
    expect(
      missing.every((path) =>
        /\.html$|^feeds\/|^calendar\/|^pagefind\/|^changelog\.md$|^og\.png$|^embed\.js$/.test(path),
      ),
    ).toBe(true);
    expect(missing).toContain('releases/wick/1.0.0/index.html');
    expect(missing).toContain('feeds/component-wick.atom');
  });
});

function inputOf(): ComposeInput {
  const releases: Release[] = [hostile, plain, yanked, beside];
  const portal: Portal = madePortal(releases);
  return {
    ...{ portal, releases, site: 'https://releases.example.com', base: '/b' },
    graph: {
      releases: ['2.4.0', '2.4.1'],
      home: [0, 1],
      segments: [
        { runs: [0, 2], commits: [1] },
        { runs: [1, 1], commits: [0] },
      ],
    },
    commits: [{ id: idOf(100) }, { id: idOf(101) }],
    schemas: apiSchemas('https://x.example/'),
  };
}

function composed(over: Partial<ComposeInput> = {}): TextFile[] {
  return compose({ ...inputOf(), ...over });
}

function fileOf(files: readonly TextFile[], path: string): TextFile {
  const file = files.find((each) => each.path === path);
  if (!file) throw new Error(`${path} was not written`);
  return file;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#x27': "'" };

function textIn(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(#?\w+);/g, (all, name: string) => ENTITIES[name] ?? all);
}

/** Markdown joins white space, as HTML does. */
function flat(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').trim();
}
