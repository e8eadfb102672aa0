import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cleanLine } from '#domain/text.ts';
import { InputError } from '../../scripts/input-error.ts';
import { verifySite } from '../../scripts/steps/verify.ts';
import { all, LONG } from '../support/effort.ts';
import { contentsOf, filesIn, stateOf } from '../support/folder-state.ts';
import { HOSTILE_CONTENT, type HostileRepository, writeHostileRepository } from '../support/hostile-repository.ts';
import { type Tag, tagsOf } from '../support/html-tags.ts';
import { mineWhole } from '../support/mine-whole.ts';
import { type CommandEnd, runTagline } from '../support/run-tagline.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const SECRET = 'canary-5f1d-of-the-environment';
const SITE = 'https://releases.example.com';

/** One way in which a machine differs from another. */
interface Machine {
  folder: string;
  zone: string;
  locale: string;
  umask: string;
}

interface Build {
  out: string;
  end: CommandEnd;
}

let repository: HostileRepository;
let first: Build;
let second: Build;
let states: { before: unknown; after: unknown };

beforeAll(async () => {
  const here = join(createTempFolder('hostile'), 'lantern.git');
  repository = writeHostileRepository(here);
  const cwd = createTempFolder('cwd');
  const watched = () => [stateOf(here), stateOf(cwd), stateOf(HOSTILE_CONTENT)];
  const before = watched();
  const environment = { ...process.env, SECRET_TOKEN: SECRET, GITHUB_TOKEN: SECRET, PUBLIC_KEY: SECRET };
  first = await buildOn({ folder: here, zone: 'UTC', locale: 'C', umask: '022' }, { env: environment, cwd });
  states = { before, after: watched() };
  const there = join(createTempFolder('elsewhere'), 'deeper', 'lantern.git');
  cpSync(here, there, { recursive: true });
  second = await buildOn({ folder: there, zone: 'Asia/Kathmandu', locale: 'tr_TR.UTF-8', umask: '077' }, {});
});

/** Builds the hostile portal with nothing set but what the machine is; the network is cut off where that can be done. */
async function buildOn(
  { folder, zone, locale, umask }: Machine,
  { env, cwd = dirname(folder) }: { env?: NodeJS.ProcessEnv; cwd?: string },
): Promise<Build> {
  const place = createTempFolder('site');
  const content = join(place, 'content');
  cpSync(HOSTILE_CONTENT, content, { recursive: true });
  const out = join(place, 'dist');
  const { PATH, HOME } = process.env;
  const shell = ['sh', '-c', `umask ${umask}; exec "$@"`, 'sh'];
  const end = await runTagline(['build', '--repo', folder, '--content', content, '--out', out, '--site', SITE], {
    env: { ...(env ?? { PATH, HOME }), LC_ALL: locale, TZ: zone },
    cwd,
    through: env || !CUTS_NETWORK ? shell : ['unshare', '--net', '--map-root-user', ...shell],
  });
  expect(end.code, end.stderr).toBe(0);
  return { out, end };
}

const CUTS_NETWORK = spawnSync('unshare', ['--net', '--map-root-user', 'true']).status === 0;

describe('a build of a hostile repository', () => {
  test('loses no tag, no path, no commit', async () => {
    const { portal, releases, files } = await mineWhole(repository.path);
    const told = [...portal.releases.map(({ tag }) => tag), ...portal.facts.unmatchedTags].map(cleanLine);
    expect(repository.tags.length).toBeGreaterThanOrEqual(34);
    expect(repository.tags.map(cleanLine).filter((tag) => !told.includes(tag))).toEqual([]);
    expect(portal.facts.commits).toBe(repository.commits);
    expect(portal.facts.accounted).toBe(repository.commits);
    const accounted = new Set(
      releases.flatMap(({ changes, omitted }) => [
        ...changes.flatMap(({ commits }) => commits),
        ...omitted.map(({ commit }) => commit),
      ]),
    );
    expect(repository.malformed).toHaveLength(8);
    expect(repository.malformed.filter(({ id }) => !accounted.has(id))).toEqual([]);
    expect(files.length).toBeGreaterThan(3);
  });

  test('writes nothing but the site: not into the repository, nor where it was started, nor into the portal folder', () => {
    expect(states.after).toEqual(states.before);
    expect(
      filesIn(dirname(first.out)).filter((path) => !path.startsWith('dist/') && !path.startsWith('content/')),
    ).toEqual([]);
  });

  test('gives every page a path of its own on any file system', () => {
    const paths = filesIn(first.out);
    expect(new Set(paths.map((path) => path.normalize('NFC').toLowerCase())).size).toBe(paths.length);
    const parts = new Set(paths.flatMap((path) => path.split('/')));
    expect([...parts].filter((part) => !/^[\w.@~,=-]+$/.test(part))).toEqual([]);
    expect([...parts].filter((part) => /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|\.$/i.test(part))).toEqual([]);
    expect(paths.filter((path) => path.length > 200)).toEqual([]);
  });

  test('gives the same bytes in another place, zone, locale and with other rights', () => {
    expect(contentsOf(second.out)).toEqual(contentsOf(first.out));
  });

  // Sixteen builds: in the long suite alone.
  if (all)
    test('gives the same bytes in every mix of them', LONG, async () => {
      const expected = contentsOf(first.out);
      for (const place of ['a', join('b', 'c')])
        for (const zone of ['America/St_Johns', 'Pacific/Kiritimati'])
          for (const locale of ['C', 'de_DE.UTF-8'])
            for (const umask of ['002', '077']) {
              const folder = join(createTempFolder('mix'), place, 'lantern.git');
              mkdirSync(dirname(folder), { recursive: true });
              cpSync(repository.path, folder, { recursive: true });
              const { out } = await buildOn({ folder, zone, locale, umask }, {});
              expect(contentsOf(out)).toEqual(expected);
              rmSync(dirname(out), { recursive: true });
            }
    });

  test.skipIf(!CUTS_NETWORK)('needs no network', () => {
    // The second build ran in an empty network namespace.
    expect(second.end.code).toBe(0);
  });

  test('lets no secret of the environment into a file or a line', () => {
    for (const path of filesIn(first.out))
      expect(readFileSync(join(first.out, path)).includes(SECRET), path).toBe(false);
    expect(first.end.stdout + first.end.stderr).not.toContain(SECRET);
  });

  test('says nothing to a terminal that acts there', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
    for (const { end } of [first, second]) expect(end.stdout + end.stderr).not.toMatch(acting);
    expect(first.end.stdout).toContain('all accounted for');
  });
});

describe('the policy of the site', () => {
  const policyOf = (html: string): string =>
    /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)?.[1] ?? '';

  test('stands on every page, allows no inline script and no other origin', () => {
    const pages = filesIn(first.out).filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(50);
    for (const path of pages) expectStrict(policyOf(readFileSync(join(first.out, path), 'utf8')), path);
  });

  test('is also a header for hosts', () => {
    const headers = readFileSync(join(first.out, '_headers'), 'utf8');
    expectStrict(/Content-Security-Policy: (.*)/i.exec(headers)?.[1] ?? '', '_headers');
  });

  test('is kept: no page runs an inline script or handler, or loads from elsewhere', () => {
    for (const path of filesIn(first.out).filter((one) => one.endsWith('.html'))) {
      const tags = [...tagsOf(readFileSync(join(first.out, path), 'utf8'))];
      expect(tags.length, path).toBeGreaterThan(20);
      expect(tags.filter(acts), path).toEqual([]);
    }
  });
});

const SCRIPT_KINDS = [undefined, '', 'module', 'text/javascript'];

/** Whether a tag runs or loads what the site does not own. */
function acts({ name, attributes }: Tag): boolean {
  const addresses = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcset'].map(
    (one) => attributes.get(one) ?? '',
  );
  if ([...attributes.keys()].some((attribute) => attribute.startsWith('on'))) return true;
  if (addresses.some((address) => /^[\s\0-\x20]*(?:javascript|vbscript|data:text)/i.test(address))) return true;
  if (['iframe', 'object', 'embed', 'base', 'applet'].includes(name)) return true;
  if (name === 'script')
    return SCRIPT_KINDS.includes(attributes.get('type')) && !attributes.get('src')?.startsWith('/');
  const loads =
    name === 'link'
      ? /stylesheet|preload|icon|manifest/.test(attributes.get('rel') ?? '')
      : /^(?:img|video|source|audio)$/.test(name);
  return loads && addresses.some((address) => /^(?:https?:)?\/\//i.test(address));
}

function expectStrict(policy: string, where: string): void {
  const directives = new Map(
    policy
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .map(([name = '', ...rest]) => [name, rest]),
  );
  expect(directives.get('default-src'), where).toEqual(["'none'"]);
  expect(directives.get('script-src') ?? [], where).not.toContain("'unsafe-inline'");
  expect(directives.get('script-src') ?? [], where).not.toContain("'unsafe-eval'");
  expect(directives.get('script-src') ?? [], where).toContain("'self'");
  const sources = [...directives.values()].flat();
  expect(
    sources.filter((source) => /^(?:https?:|\*|\w+\.)/.test(source)),
    where,
  ).toEqual([]);
}

describe('the census', () => {
  test('fails a build that lacks anything that its data calls for', async () => {
    const copy = join(createTempFolder('census'), 'dist');
    cpSync(first.out, copy, { recursive: true });
    const { portal } = await mineWhole(repository.path, HOSTILE_CONTENT);
    expect(await verifySite(copy, portal, SITE)).toBeGreaterThan(50);
    for (const path of [
      'index.html',
      'feeds/all.atom',
      'pagefind/pagefind.js',
      `releases/${portal.releases[0]?.id}/index.html`,
    ]) {
      const bytes = readFileSync(join(copy, path));
      rmSync(join(copy, path));
      const error = await verifySite(copy, portal, SITE).catch((thrown: unknown) => thrown);
      expect(error, path).toBeInstanceOf(InputError);
      expect((error as InputError).message).toContain(path);
      writeFileSync(join(copy, path), bytes);
    }
  });
});
