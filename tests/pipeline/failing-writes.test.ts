import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { locateRepository } from '../../scripts/adapters/git-location.ts';
import { writeWhole } from '../../scripts/adapters/whole-file.ts';
import { manifestAdd } from '../../scripts/commands/manifest-add.ts';
import { replaceSite, restoreSite, stagingFolder } from '../../scripts/steps/publish.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { recordTags } from '../../scripts/steps/record-tags.ts';
import { restoreReplaced } from '../../scripts/steps/replace-folder.ts';
import { writeGenerated } from '../../scripts/steps/write.ts';
import { all, LONG } from '../support/effort.ts';
import { failAt, hasFailed } from '../support/failing-fs.ts';
import { contentsOf } from '../support/folder-state.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository } from '../support/temp-repository.ts';

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

/** A portal folder that commands of release CI edit, with a repository of two tags. */
async function portalToEdit(): Promise<{ path: string; content: string }> {
  const { path } = createRepository((history) => {
    history.tag('v1.0.0', history.commit({ message: 'feat: light' }));
    history.tag('v1.1.0', history.commit({ message: 'feat: colour' }));
  });
  const content = join(path, '.tagline');
  put(content, { 'channels/stable/channel.yaml': 'name: Stable\n', 'lantern.zip': 'bytes' });
  const first = { repo: path, channel: 'stable', version: '1.0.0', publish: true, by: 'mara', at: '2026-05-01' };
  await manifestAdd({ ...first, url: 'https://example.com/{version}/' }, [join(content, 'lantern.zip')], new Date());
  rmSync(join(content, 'lantern.zip'));
  return { path, content };
}

const EDITS: Record<string, (portal: { path: string; content: string }) => Promise<unknown>> = {
  'a manifest that is added and published': ({ path }) => {
    const options = { repo: path, channel: 'stable', version: '1.1.0', publish: true, by: 'mara', at: '2026-05-02' };
    const file = join(createTempFolder('dist'), 'lantern.zip');
    writeFileSync(file, 'other bytes');
    return manifestAdd({ ...options, url: 'https://example.com/{version}/' }, [file], new Date());
  },
  'a record of tags': async ({ path, content }) => {
    const location = await locateRepository(path);
    return await recordTags({ location, content, day: '2026-05-02', accept: null, manifests: [] });
  },
};

describe.each(Object.keys(EDITS))('%s', (name) => {
  test('leaves sound files and all that was there, whichever call fails, and can be done again', LONG, async () => {
    const edit = EDITS[name] as (typeof EDITS)[string];
    const portal = await portalToEdit();
    const kept = createTempFolder('kept');
    cpSync(portal.content, kept, { recursive: true });
    const before = textsOf(kept);
    let call = 1;
    // Each try runs git, and neighbouring calls mostly belong to one step.
    for (; ; call += all ? 1 : 3) {
      rmSync(portal.content, { recursive: true });
      cpSync(kept, portal.content, { recursive: true });
      failAt(call);
      const end = await edit(portal).catch(() => 'failed');
      const failed = hasFailed();
      failAt(Number.POSITIVE_INFINITY);
      const { problems, manifests } = await readPortalFolder(portal.content);
      expect([call, problems]).toEqual([call, []]);
      const now = textsOf(portal.content);
      expect([call, Object.keys(before).filter((path) => !now[path]?.startsWith(before[path] ?? ''))]).toEqual([
        call,
        [],
      ]);
      if (!failed) break;
      // A log that tells of a release has its manifest: what failed between the two leaves it prepared.
      const told = /version: '1\.1\.0'/.test(now['channels/stable/log.yaml'] ?? '');
      expect([call, told && !manifests.some(({ version }) => version === '1.1.0')]).toEqual([call, false]);
      if (end !== 'failed') expect([call, now]).not.toEqual([call, before]);
      // Once the disk is back, the same command ends what was begun.
      await edit(portal);
    }
    expect(call).toBeGreaterThan(5);
  });
});

function textsOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:yaml|lock)$/.test(name),
  );
  const texts = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(
    texts.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
  );
}

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
