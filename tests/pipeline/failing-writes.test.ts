import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { writeWhole } from '../../scripts/adapters/whole-file.ts';
import { replaceSite, restoreSite, stagingFolder } from '../../scripts/steps/publish.ts';
import { restoreReplaced } from '../../scripts/steps/replace-folder.ts';
import { writeGenerated } from '../../scripts/steps/write.ts';
import { failAt, hasFailed } from '../support/failing-fs.ts';
import { contentsOf } from '../support/folder-state.ts';
import { createTempFolder } from '../support/temp-folder.ts';

vi.mock('node:fs/promises', async (importReal) => {
  const { countingFs } = await import('../support/failing-fs.ts');
  const real = countingFs(await importReal<typeof import('node:fs/promises')>());
  return { ...real, default: real };
});

const { pid } = process;

afterEach(() => {
  failAt(Number.POSITIVE_INFINITY);
  becomeProcess(pid);
});

/** Files of a folder before and after: some stay, some change, some come, some go. */
const OLD = { 'same.json': '1\n', 'a/changed.json': 'old\n', 'a/gone.json': 'x\n', 'b/c/deep.mdx': 'deep\n' };
const NEW = { 'same.json': '1\n', 'a/changed.json': 'new\n', 'd/come.json': 'y\n', 'b/c/deep.mdx': 'deep\n' };

const asFiles = (files: object) => Object.entries(files).map(([path, text]) => ({ path, text: String(text) }));

/** Something that is written as one whole. */
interface Writing {
  /** Puts the old state in place and gives the path that holds it. */
  prepare(folder: string): Promise<string>;
  write(path: string): Promise<unknown>;
  /** What a start after a stop does. */
  recover(path: string): Promise<unknown>;
}

const WRITINGS: Record<string, Writing> = {
  'generated data': {
    prepare: async (folder) => {
      await writeGenerated(join(folder, 'generated'), asFiles(OLD));
      return join(folder, 'generated');
    },
    write: (path) => writeGenerated(path, asFiles(NEW)),
    recover: restoreReplaced,
  },
  'a site in the place of a folder': {
    prepare: async (folder) => put(join(folder, 'dist'), OLD),
    write: publish,
    recover: restoreSite,
  },
  'a site in the place of what a link names': {
    prepare: async (folder) => {
      put(join(folder, 'dist-of-old'), OLD);
      symlinkSync(join(folder, 'dist-of-old'), join(folder, 'dist'));
      return join(folder, 'dist');
    },
    write: publish,
    recover: restoreSite,
  },
  'one file': {
    prepare: async (folder) => {
      writeFileSync(join(folder, 'log.yaml'), 'old\n');
      return join(folder, 'log.yaml');
    },
    write: (path) => writeWhole(path, 'new\n'),
    // The next write sweeps; it is the only one who knows the name.
    recover: (path) => writeWhole(path, readFileSync(path, 'utf8')),
  },
};

describe.each(Object.keys(WRITINGS))('%s is the old or the new one, whole', (name) => {
  const writing = WRITINGS[name] as Writing;

  test('whichever call fails', async () => {
    const { before, after } = await statesOf(writing);
    let call = 1;
    for (; ; call += 1) {
      const end = await tryWith(writing, call, false);
      if (!end.failed) break;
      expect([before, after], `call ${call}`).toContainEqual(end.state);
      if (end.thrown === null) expect(end.state, `call ${call}`).toEqual(after);
      expect([before, after], `call ${call}, next start`).toContainEqual(end.recovered);
      expect(end.leftovers, `call ${call}`).toEqual([]);
    }
    expect(call).toBeGreaterThan(5);
  });

  test('whenever the disk goes away, once there is one again', async () => {
    const { before, after } = await statesOf(writing);
    for (let call = 1; ; call += 1) {
      const end = await tryWith(writing, call, true);
      if (!end.failed) break;
      expect([before, after], `call ${call}, next start`).toContainEqual(end.recovered);
      expect(end.leftovers, `call ${call}`).toEqual([]);
    }
  });
});

async function statesOf(writing: Writing): Promise<{ before: unknown; after: unknown }> {
  const path = await writing.prepare(createTempFolder('writing'));
  const before = stateAt(path);
  await writing.write(path);
  expect(stateAt(path)).not.toEqual(before);
  return { before, after: stateAt(path) };
}

/** Beyond the highest number that any system gives. */
const NO_PROCESS = 0x7ffffff0;

async function tryWith(writing: Writing, call: number, onwards: boolean) {
  const path = await writing.prepare(createTempFolder('writing'));
  const around = readdirSync(dirname(path));
  // A start after a stop is another process: what is left must not be its own, nor that of any that runs.
  becomeProcess(NO_PROCESS);
  failAt(call, onwards);
  const thrown = await writing.write(path).then(
    () => null,
    (error: unknown) => error,
  );
  const failed = hasFailed();
  failAt(Number.POSITIVE_INFINITY);
  const state = stateAt(path);
  becomeProcess(pid);
  await writing.recover(path);
  // Where the site is a link, the folder that it names now is no leftover.
  const isLeftover = (name: string) => !around.includes(name) && name !== basename(realpathSync(path));
  const leftovers = readdirSync(dirname(path)).filter(isLeftover);
  return { failed, thrown, state, recovered: stateAt(path), leftovers };
}

/** Null where it stands under its second name only, until the next start. */
function stateAt(path: string): unknown {
  if (!existsSync(path)) return null;
  return path.endsWith('.yaml') ? readFileSync(path, 'utf8') : contentsOf(realpathSync(path));
}

function put(folder: string, files: object): string {
  for (const { path, text } of asFiles(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function publish(out: string): Promise<void> {
  const staging = await stagingFolder(out);
  put(staging, NEW);
  await replaceSite(staging, out);
}

function becomeProcess(value: number): void {
  Object.defineProperty(process, 'pid', { value, configurable: true });
}
