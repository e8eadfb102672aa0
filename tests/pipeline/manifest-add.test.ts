import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Options } from '../../scripts/adapters/command-line.ts';
import { manifestAdd } from '../../scripts/commands/manifest-add.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { all, LONG } from '../support/effort.ts';
import { PROJECT, runScript, runTagline } from '../support/run-tagline.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository, type TempRepository } from '../support/temp-repository.ts';

const URL_TEMPLATE = 'https://downloads.example.com/{version}/';

const TARGET = { channel: 'stable', version: 'cli@0.3.0' };

let repository: TempRepository;
let content: string;
let dist: string;

beforeAll(() => {
  repository = createRepository((history) => {
    history.tag('v1.0.0', history.commit({ message: 'feat: light', files: { 'lamp.txt': 'on\n' } }));
    history.tag('cli@0.3.0', history.commit({ message: 'feat: a command', files: { 'cli.txt': 'on\n' } }));
  });
  content = join(repository.path, '.tagline');
  dist = createTempFolder('dist');
  for (const name of ['lantern-linux-amd64.tar.gz', 'lantern-darwin-arm64.zip']) writeFileSync(join(dist, name), name);
  writeFileSync(join(dist, 'lantern-linux-amd64.tar.gz.sig'), '-----BEGIN SSH SIGNATURE-----\n');
});

function add(...words: string[]) {
  return runTagline(['manifest', 'add', '--repo', repository.path, '--channel', 'stable', ...words]);
}

function inContent(...path: string[]): string {
  return readFileSync(join(content, 'channels', 'stable', ...path), 'utf8');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('tagline manifest add', () => {
  test('makes a manifest of what was built, with hashes, names and what lies beside', async () => {
    const path = join(dist, 'lantern-linux-amd64.tar.gz');
    const end = await add('--version', '1.0.0', '--url', URL_TEMPLATE, '--json', path);
    expect(end).toMatchObject({ code: 0 });
    expect(JSON.parse(end.stdout)).toMatchObject({ schemaVersion: 1, how: 'created', state: 'offered', event: null });
    expect(inContent('1.0.0.yaml')).toBe(
      [
        "version: '1.0.0'",
        `commit: '${commitOf('v1.0.0')}'`,
        'artifacts:',
        '  - file: lantern-linux-amd64.tar.gz',
        '    os: linux',
        '    arch: x64',
        '    kind: archive',
        '    url: https://downloads.example.com/1.0.0/lantern-linux-amd64.tar.gz',
        '    size: 26',
        `    sha256: '${sha256('lantern-linux-amd64.tar.gz')}'`,
        '    signature:',
        '      kind: ssh',
        '      url: https://downloads.example.com/1.0.0/lantern-linux-amd64.tar.gz.sig',
        '',
      ].join('\n'),
    );
  });

  test('keeps the words of people when it adds to a manifest, and changes nothing the second time', async () => {
    const file = join(content, 'channels', 'stable', '1.0.0.yaml');
    writeFileSync(
      file,
      `# ours\n${readFileSync(file, 'utf8').replace('    os: linux', '    os: linux # any glibc')}# end\n`,
    );
    const words = ['--version', 'v1.0.0', '--url', URL_TEMPLATE, join(dist, 'lantern-darwin-arm64.zip')];
    expect(await add(...words)).toMatchObject({ code: 0 });
    const text = readFileSync(file, 'utf8');
    for (const comment of ['# ours\n', '# any glibc\n', '# end\n']) expect(text).toContain(comment);
    expect(text).toContain('arch: x64');
    expect(text).toContain('arch: arm64');
    expect((await add(...words)).stdout).toContain('1.0.0.yaml: unchanged');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('refuses another file under a name that was published, with its place', async () => {
    const other = join(createTempFolder('other'), 'lantern-darwin-arm64.zip');
    writeFileSync(other, 'another build');
    const before = inContent('1.0.0.yaml');
    const { code, stderr } = await add('--version', '1.0.0', '--url', URL_TEMPLATE, other);
    expect(code).toBe(1);
    expect(stderr).toMatch(/channels\/stable\/1\.0\.0\.yaml:\d+:13 error artifact-changed: artifacts\[1\]\.sha256/);
    expect(inContent('1.0.0.yaml')).toBe(before);
  });

  test('puts a component into its folder, publishes it in the log, and a second run adds no event', async () => {
    const words = ['--version', 'cli@0.3.0', '--publish', '--by', 'mara', '--at', '2030-01-01T10:00:00Z'];
    expect(await add(...words)).toMatchObject({ code: 0, stdout: expect.stringContaining('published by mara') });
    const again = await manifestAdd({ ...TARGET, repo: repository.path, publish: true, by: 'eve' }, [], new Date());
    expect(again).toMatchObject({ how: 'unchanged', event: null, state: 'offered' });
    expect(inContent('cli', '0.3.0.yaml')).toContain("version: '0.3.0'");
    const folder = await readPortalFolder(content);
    expect(folder.problems).toEqual([]);
    expect(folder.channels[0]?.events).toMatchObject([
      { id: 1, action: 'published', version: 'cli@0.3.0', by: 'mara' },
    ]);
  });

  test('is seen by tagline status, on the day and not before', async () => {
    const on = async (day: string) => {
      const end = await runTagline(['status', '--repo', repository.path, '--channel', 'stable', '--at', day]);
      return end.stdout.split('\n')[1];
    };
    expect(await on('2030-01-01')).toMatch(/^stable +1\.0\.0 since .+, 2 releases$/);
    expect(await on('2029-12-31')).toMatch(/^stable +1\.0\.0 since .+, 1 release$/);
  });

  test.each<[string, Options, string[], string]>([
    ['a version without a tag', { version: '1.0.1' }, [], 'version-without-tag'],
    ['nobody who publishes', { version: '1.0.0', publish: true }, [], 'missing-option'],
    ['an address that is none', { version: '1.0.0', url: 'http://x.test/' }, [], 'bad-url-template'],
    ['a template with an unknown part', { version: '1.0.0', url: 'https://x.test/{versoin}/' }, [], 'bad-url-template'],
    ['a moment that is none', { version: '1.0.0', publish: true, by: 'eve', at: 'noon' }, [], 'bad-moment'],
    ['an event before the last', { version: '1.0.0', publish: true, by: 'eve', at: '2020-01-01' }, [], 'log-time'],
    ['a file that is not there', { version: '1.0.0' }, ['nothing.zip'], 'no-such-file'],
    ['a file without an address', { version: '1.0.0' }, ['lantern-linux-arm64.tar.gz'], 'no-address'],
    ['nothing but texts', { version: '1.0.0', url: URL_TEMPLATE }, ['README.md'], 'nothing-to-add'],
    [
      'a name that the log would not take',
      { version: '1.0.0', publish: true, by: 'x'.repeat(2000), at: '2031-01-01' },
      [],
      'invalid-value',
    ],
    ['a list of another release', { version: '1.0.0', url: URL_TEMPLATE }, ['latest.yml'], 'other-version'],
    ['a channel with a typing mistake', { version: '1.0.0', channel: 'stabel' }, [], 'unknown-channel'],
  ])('tells %s', async (_what, options, names, code) => {
    const before = inContent('1.0.0.yaml');
    writeFileSync(join(dist, 'README.md'), 'words');
    writeFileSync(join(dist, 'lantern-linux-arm64.tar.gz'), 'x');
    const file = `{ url: Lantern.exe, sha512: ${'A'.repeat(86)}== }`;
    writeFileSync(join(dist, 'latest.yml'), `version: 9.9.9\nfiles: [${file}]\n`);
    const paths = names.map((name) => join(dist, name));
    const run = manifestAdd({ repo: repository.path, channel: 'stable', ...options }, paths, new Date());
    await expect(run).rejects.toMatchObject({ problems: [expect.objectContaining({ code })] });
    expect(inContent('1.0.0.yaml')).toBe(before);
  });

  test('ends with 2 where it is used wrongly', async () => {
    expect(await add()).toMatchObject({ code: 2, stderr: expect.stringContaining('--version is missing') });
  });
});

describe('edits of one manifest', () => {
  const script = join(PROJECT, 'tests', 'support', 'add-artifacts.ts');

  test('by many processes at once are all kept', LONG, async () => {
    const folder = createTempFolder('together');
    const [processes, edits] = all ? [20, 10] : [4, 4];
    const names = Array.from({ length: processes }, (_, number) => `p${number}`);
    const ends = await Promise.all(names.map((name) => runScript(script, [folder, name, String(edits)])));
    expect(ends.map(({ code }) => code)).toEqual(names.map(() => 0));
    const { manifests, problems } = await readPortalFolder(folder);
    expect(problems).toEqual([]);
    expect(new Set(manifests[0]?.artifacts.map(({ file }) => file)).size).toBe(processes * edits);
    expect(existsSync(join(folder, 'channels', 'stable', '.lock'))).toBe(false);
  });

  test('take over the lock of a process that died', async () => {
    const folder = createTempFolder('stale');
    const lock = join(folder, 'channels', 'stable', '.lock');
    mkdirSync(lock, { recursive: true });
    utimesSync(lock, new Date(Date.now() - 11_000), new Date(Date.now() - 11_000));
    expect(await runScript(script, [folder, 'later'])).toMatchObject({ code: 0, stdout: 'later-0.zip\n' });
  });

  test('killed at any moment leave a whole manifest with everything that was told', LONG, async () => {
    const folder = createTempFolder('killed');
    const told: string[] = [];
    for (let time = 0; time < (all ? 200 : 3); time += 1) {
      const end = await runScript(script, [folder, `k${time}`, '1000', String((time * 37) % 50)]);
      told.push(...end.stdout.split('\n').slice(0, -1));
      utimesIfThere(join(folder, 'channels', 'stable', '.lock'));
      const { manifests, problems } = await readPortalFolder(folder);
      expect(problems).toEqual([]);
      const files = new Set(manifests[0]?.artifacts.map(({ file }) => file));
      expect(told.filter((file) => !files.has(file))).toEqual([]);
    }
    expect(told.length).toBeGreaterThan(0);
  });
});

function commitOf(tag: string): string {
  return readFileSync(join(repository.path, '.git', 'refs', 'tags', tag), 'utf8').trim();
}

/** As if ten seconds had gone by since its owner was killed. */
function utimesIfThere(lock: string): void {
  if (existsSync(lock)) utimesSync(lock, new Date(0), new Date(0));
}
