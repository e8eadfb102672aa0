import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { all, LONG } from '../support/effort.ts';
import { runGit } from '../support/git.ts';
import { minedText, problemsThatStop } from '../support/mine-whole.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository } from '../support/temp-repository.ts';

/** Three releases with a fix on two lines, so that every git command of a build has something to read. */
function smallRepository(): string {
  const { path } = createRepository((history) => {
    const first = history.commit({ message: 'feat: light\n\nSigned-off-by: Mara', files: { 'lamp.ts': lines(10) } });
    history.tag('v1.0.0', first, { message: 'Lantern 1.0' });
    const fix = { message: 'fix: no flicker', files: { 'fix.ts': 'steady\n' } };
    history.tag('v1.0.1', history.commit({ ...fix, parents: [first] }));
    const second = history.commit({ message: 'feat!: colour', parents: [first], files: { 'lamp.ts': lines(30) } });
    history.commit({ ...fix, parents: [second] });
    const third = history.commit({ message: 'docs: words', files: { 'README.md': '# Lantern\n', 'a/b.md': 'c\n' } });
    history.tag('v2.0.0', third, { message: 'Lantern 2.0' });
  });
  return path;
}

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `line ${index}\n`).join('');
}

function clone(from: string, ...options: string[]): string {
  const path = join(createTempFolder('clone'), 'lantern');
  runGit(from, ['config', 'uploadpack.allowFilter', 'true']);
  runGit(from, ['clone', '--quiet', ...options, pathToFileURL(from).href, path]);
  return path;
}

describe('a repository that is not whole is refused by name', () => {
  test.each([
    ['shallow', 'shallow-repository', 'fetch --unshallow', () => clone(smallRepository(), '--depth=1')],
    [
      'without blobs',
      'partial-repository',
      '--refetch',
      () => clone(smallRepository(), '--filter=blob:none', '--bare'),
    ],
    ['without trees', 'partial-repository', '--refetch', () => clone(smallRepository(), '--filter=tree:0', '--bare')],
    ['without commits', 'empty-repository', 'git tag -a', () => createRepository(() => {}).path],
    ['without tags', 'no-tags', 'git fetch --tags', () => createRepository((history) => history.commit()).path],
    ['not a repository', 'not-a-repository', '--repo', () => createTempFolder('plain')],
    ['not there', 'no-such-folder', '--repo', () => join(createTempFolder('plain'), 'gone')],
    ['with an empty ref', 'broken-ref', 'fetch --tags --force', () => withRef('')],
    ['with a ref of words', 'broken-ref', 'fetch --tags --force', () => withRef('not an id\n')],
    ['with a ref to nothing', 'missing-objects', 'fsck', () => withRef(`${'1'.repeat(40)}\n`)],
    ['with refs in a table', 'reftable-repository', 'refs migrate', withTable],
  ])('%s', async (_, code, remedy, make) => {
    const [problem, ...others] = await problemsThatStop(make());
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, severity: 'error' });
    expect(problem?.hint).toContain(remedy);
  });
});

function withRef(content: string): string {
  const path = smallRepository();
  writeFileSync(join(path, '.git', 'refs', 'tags', 'v1.0.2'), content);
  return path;
}

function withTable(): string {
  const path = smallRepository();
  mkdirSync(join(path, '.git', 'reftable'));
  return path;
}

describe('damage anywhere in the objects ends in a problem or changes nothing', () => {
  test('a missing object', async () => {
    const path = smallRepository();
    runGit(path, ['unpack-objects', '-q'], unpacked(path));
    const good = await minedText(path);
    const objects = looseObjects(path);
    expect(objects.length).toBeGreaterThan(15);
    for (const file of objects) {
      const bytes = readFileSync(file);
      rmSync(file);
      await expectRefusedOrSame(path, good, file);
      writeFileSync(file, bytes);
    }
    expect(await minedText(path)).toBe(good);
  });

  test('a flipped bit or a lost end of a pack or its index', LONG, async () => {
    const path = smallRepository();
    runGit(path, ['repack', '-adq']);
    const good = await minedText(path);
    const folder = join(path, '.git', 'objects', 'pack');
    const outcomes = { refused: 0, same: 0 };
    for (const name of readdirSync(folder).filter((one) => /\.(?:pack|idx)$/.test(one))) {
      const file = join(folder, name);
      chmodSync(file, 0o644);
      const bytes = readFileSync(file);
      for (const damaged of damagesOf(bytes)) {
        writeFileSync(file, damaged);
        outcomes[await expectRefusedOrSame(path, good, name)] += 1;
      }
      writeFileSync(file, bytes);
    }
    // Checksums that git reads only in `fsck` may be wrong and nothing follows from it.
    expect(outcomes.refused).toBeGreaterThan(outcomes.same * 5);
    expect(await minedText(path)).toBe(good);
  });
});

/** Every byte in the long suite, else a spread of them. */
function* damagesOf(bytes: Buffer): Generator<Buffer> {
  const step = all ? 1 : Math.ceil(bytes.length / 30);
  for (let at = 0; at < bytes.length; at += step) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
    yield damaged;
  }
  for (const end of [0, 12, bytes.length >> 1, bytes.length - 1]) yield bytes.subarray(0, end);
}

async function expectRefusedOrSame(path: string, good: string, what: string): Promise<'refused' | 'same'> {
  const text = await minedText(path);
  if (text === good) return 'same';
  expect(text, what).toBe('problems: missing-objects');
  return 'refused';
}

/** The packs' bytes, taken out of the repository so that their objects can be unpacked into it. */
function unpacked(path: string): Buffer {
  runGit(path, ['repack', '-adq']);
  const folder = join(path, '.git', 'objects', 'pack');
  const pack = readdirSync(folder).find((name) => name.endsWith('.pack')) ?? '';
  const bytes = readFileSync(join(folder, pack));
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  return bytes;
}

function looseObjects(path: string): string[] {
  const objects = join(path, '.git', 'objects');
  const folders = readdirSync(objects).filter((name) => /^[0-9a-f]{2}$/.test(name));
  return folders.flatMap((folder) => readdirSync(join(objects, folder)).map((name) => join(objects, folder, name)));
}
