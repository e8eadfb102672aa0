import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { HOSTILE_TAGS } from '../fixtures/hostile/tags.ts';
import { stateOf } from '../support/folder-state.ts';
import { runGit } from '../support/git.ts';
import { minedText, mineWhole } from '../support/mine-whole.ts';
import { createCanary, createGitSpy } from '../support/spy-program.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository } from '../support/temp-repository.ts';

const windows = process.platform === 'win32';
const environment = { ...process.env };

afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});

/** A repository in which every git command of a build has work: two lines, a backport, a mailmap, two components. */
function workingRepository(tags: readonly string[] = []): string {
  const { path } = createRepository(
    (history) => {
      const files = { 'lamp.txt': 'on\n', '.mailmap': 'Mara Lind <mara@example.com> <old@example.com>\n' };
      const first = history.commit({ message: 'feat: l\u00efght', author: 'Old <old@example.com>', files });
      history.tag('v1.0.0', first, { message: 'One' });
      history.tag('side@1.0.0', first);
      const fix = { message: 'fix: no flicker', files: { 'fix.txt': 'steady\n' } };
      history.tag('v1.0.1', history.commit({ ...fix, parents: [first] }));
      const second = history.commit({ message: 'feat!: colour', parents: [first], files: { 'lamp.txt': 'red\n' } });
      history.tag('v2.0.0', history.commit({ ...fix, parents: [second] }));
      history.tag('side@2.0.0', history.commit({ files: { 'side/package.json': '{"name":"side"}\n' } }));
      for (const tag of tags) history.tag(tag, history.commit({ message: `fix: for ${tag.length}` }));
    },
    { checkout: true, remote: 'https://github.com/lantern/lantern.git' },
  );
  return path;
}

/** Every command that a build runs on a repository; a new one belongs into this list and under these tests. */
const COMMANDS = ['cat-file', 'diff-tree', 'for-each-ref', 'log', 'patch-id', 'rev-list'];

test.skipIf(windows)('no name out of the repository is ever an argument, least of all tags like options', async () => {
  const dashes = HOSTILE_TAGS.filter((tag) => tag.startsWith('-'));
  expect(dashes).toHaveLength(9);
  const path = workingRepository(dashes);
  const spy = createGitSpy(createTempFolder('spy'));
  const before = stateOf(path);
  process.env.PATH = spy.path;
  const { portal } = await mineWhole(path);
  const calls = spy.calls().slice(0, -1);
  const commands = new Set(calls.map((args) => args.find((arg) => COMMANDS.includes(arg)) ?? args.join(' ')));
  expect([...commands].sort()).toEqual(COMMANDS);
  for (const args of calls) expect(args.filter((arg) => holdsName(arg, dashes))).toEqual([]);
  const told = [...portal.releases.map(({ tag }) => tag), ...portal.facts.unmatchedTags];
  for (const tag of dashes) expect(told).toContain(tag);
  expect(stateOf(path)).toEqual(before);
  expect(readdirSync(process.cwd()).filter((name) => name.startsWith('-') || name === 'x')).toEqual([]);
});

/** Short ones are parts of honest options, so they are looked for whole. */
function holdsName(argument: string, names: readonly string[]): boolean {
  const long = [...names.filter((name) => name.length > 3), 'v1.0.0', 'lamp.txt'];
  return names.includes(argument) || long.some((name) => argument.includes(name));
}

/** What a repository may say of itself: given where it lies, where its git directory is and a program to run. */
type Trap = (trap: { path: string; git: string; program: string }) => void;

const config = (git: string, lines: string): void => appendFileSync(join(git, 'config'), `${lines}\n`);

const TRAPS: Record<string, Trap> = {
  'log.showSignature with a program of its own': ({ path, git, program }) => {
    signCommit(path);
    config(git, `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${program}`);
  },
  'core.fsmonitor': ({ git, program }) => config(git, `[core]\n\tfsmonitor = ${program}`),
  'another encoding of the output': ({ git }) => config(git, '[i18n]\n\tlogOutputEncoding = ISO-8859-1'),
  'another mailmap': ({ path, git }) => {
    writeFileSync(join(path, 'map'), 'Nobody <nobody@example.com> <mara@example.com>\n');
    config(git, `[mailmap]\n\tfile = ${join(path, 'map')}`);
  },
  'an external diff and a textconv by attributes': ({ path, git, program }) => {
    for (const file of [join(path, '.gitattributes'), join(git, 'info', 'attributes')])
      writeFileSync(file, '* diff=evil\n');
    config(git, `[diff]\n\texternal = ${program}\n[diff "evil"]\n\ttextconv = ${program}\n\tcommand = ${program}`);
  },
  'a filter by attributes': ({ git, program }) => {
    writeFileSync(join(git, 'info', 'attributes'), '* filter=evil\n');
    config(git, `[filter "evil"]\n\tsmudge = ${program}\n\tclean = ${program}\n\tprocess = ${program}`);
  },
  'hooks in a folder of its own': ({ path, git, program }) => {
    mkdirSync(join(path, 'hooks'));
    for (const hook of ['post-checkout', 'reference-transaction', 'post-index-change', 'pre-auto-gc'])
      writeFileSync(join(path, 'hooks', hook), `#!/bin/sh\n${program}\n`, { mode: 0o755 });
    config(git, `[core]\n\thooksPath = ${join(path, 'hooks')}`);
  },
  'aliases of our commands': ({ git, program }) =>
    config(git, `[alias]\n${COMMANDS.map((name) => `\t${name} = !${program}`).join('\n')}`),
  'an included file': ({ path, git, program }) => {
    writeFileSync(join(path, 'more'), `[core]\n\tpager = ${program}\n\tfsmonitor = ${program}\n`);
    config(git, `[include]\n\tpath = ${join(path, 'more')}\n[includeIf "gitdir:/"]\n\tpath = ${join(path, 'more')}`);
  },
  'programs for pages, questions, remotes': ({ git, program }) => {
    config(
      git,
      `[core]\n\tpager = ${program}\n\taskPass = ${program}\n\tsshCommand = ${program}\n\teditor = ${program}`,
    );
    config(git, `[uploadpack]\n\tpackObjectsHook = ${program}\n[core]\n\talternateRefsCommand = ${program}`);
    config(git, `[credential]\n\thelper = !${program}\n[pager]\n\tlog = ${program}\n\tfor-each-ref = ${program}`);
  },
  'another look of the output': ({ git }) => {
    config(git, '[color]\n\tui = always\n[core]\n\tabbrev = 4\n\tquotePath = true\n[format]\n\tpretty = oneline');
    config(
      git,
      '[log]\n\tdate = relative\n\tfollow = true\n\tdecorate = full\n\tmailmap = false\n[diff]\n\trenames = copies',
    );
    config(
      git,
      '[diff]\n\tnoprefix = true\n\talgorithm = patience\n\torderFile = /dev/null\n[tag]\n\tsort = -taggerdate',
    );
  },
  'replaced commits and grafts': ({ path, git }) => {
    const [tip = '', root = ''] = runGit(path, ['rev-list', 'v2.0.0']).trim().split('\n');
    runGit(path, ['replace', tip, root]);
    writeFileSync(join(git, 'info', 'grafts'), `${tip}\n`);
  },
  'a commit graph full of mistakes': ({ path, git }) => {
    runGit(path, ['commit-graph', 'write', '--reachable']);
    const file = join(git, 'objects', 'info', 'commit-graph');
    runGit(path, ['config', 'core.commitGraph', 'true']);
    const bytes = readFileSync(file);
    for (let at = bytes.length >> 1; at < bytes.length; at += 7) bytes[at] = 0;
    writeOver(file, bytes);
  },
};

describe.skipIf(windows)('nothing that the repository says of itself is obeyed', () => {
  test.each(Object.keys(TRAPS))('%s', async (name) => {
    const path = workingRepository();
    if (name.startsWith('log.show')) signCommit(path);
    const good = await minedText(path);
    const { program, ran } = createCanary(createTempFolder('canary'));
    TRAPS[name]?.({ path, git: join(path, '.git'), program });
    const before = stateOf(path);
    expect(await minedText(path)).toBe(good);
    expect(ran()).toBe(false);
    expect(stateOf(path)).toEqual(before);
  });

  test('and these traps spring where they are not stepped over', () => {
    const sprung = (name: string, args: readonly string[]): boolean => {
      const path = workingRepository();
      const { program, ran } = createCanary(createTempFolder('canary'));
      TRAPS[name]?.({ path, git: join(path, '.git'), program });
      runGit(path, args);
      return ran();
    };
    expect(sprung('log.showSignature with a program of its own', ['log', '-1', 'HEAD'])).toBe(true);
    expect(sprung('core.fsmonitor', ['status'])).toBe(true);
    expect(sprung('an external diff and a textconv by attributes', ['diff', 'v1.0.0', 'v2.0.0'])).toBe(true);
  });
});

describe.skipIf(windows)('nothing that the environment says of git is obeyed', () => {
  test('names of places, programs and configuration', async () => {
    const path = workingRepository();
    const good = await minedText(path);
    const folder = createTempFolder('canary');
    const { program, ran } = createCanary(folder);
    const elsewhere = createRepository((history) => history.tag('v9.0.0', history.commit())).path;
    writeFileSync(join(folder, 'config'), `[core]\n\tpager = ${program}\n[log]\n\tshowSignature = true\n`);
    Object.assign(process.env, {
      GIT_DIR: join(elsewhere, '.git'),
      GIT_WORK_TREE: elsewhere,
      GIT_INDEX_FILE: join(folder, 'index'),
      GIT_OBJECT_DIRECTORY: join(elsewhere, '.git', 'objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(elsewhere, '.git', 'objects'),
      GIT_NAMESPACE: 'evil',
      GIT_CONFIG_GLOBAL: join(folder, 'config'),
      GIT_CONFIG_SYSTEM: join(folder, 'config'),
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: program,
      GIT_CONFIG_KEY_1: 'i18n.logOutputEncoding',
      GIT_CONFIG_VALUE_1: 'ISO-8859-1',
      GIT_CONFIG_PARAMETERS: "'i18n.logOutputEncoding'='ISO-8859-1'",
      GIT_EXTERNAL_DIFF: program,
      GIT_PAGER: program,
      GIT_EDITOR: program,
      GIT_SSH: program,
      GIT_SSH_COMMAND: program,
      GIT_ASKPASS: program,
      GIT_EXEC_PATH: folder,
      GIT_TEMPLATE_DIR: folder,
      GIT_TRACE: join(folder, 'trace'),
      GIT_TRACE2_EVENT: join(folder, 'trace2'),
      GIT_REPLACE_REF_BASE: 'refs/tags/',
      GIT_GRAFT_FILE: join(folder, 'config'),
      GIT_SHALLOW_FILE: join(folder, 'config'),
      GIT_LITERAL_PATHSPECS: '1',
      GIT_DEFAULT_HASH: 'sha256',
      PAGER: program,
      EDITOR: program,
    });
    expect(await minedText(path)).toBe(good);
    expect(ran()).toBe(false);
    for (const name of ['trace', 'trace2', 'index']) expect(existsSync(join(folder, name))).toBe(false);
  });
});

/** A commit that says it is signed: git asks a program whether it is. */
function signCommit(path: string): void {
  const head = runGit(path, ['cat-file', 'commit', 'HEAD']);
  if (head.includes('gpgsig')) return;
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n aGVsbG8=\n -----END PGP SIGNATURE-----\n';
  const signed = head.replace(/\n\n/, `\n${signature}\n`);
  const id = runGit(path, ['hash-object', '-t', 'commit', '-w', '--stdin'], signed).trim();
  runGit(path, ['update-ref', 'HEAD', id]);
  runGit(path, ['tag', 'v3.0.0', id]);
}

/** Git keeps some of its files read only. */
function writeOver(file: string, bytes: Buffer): void {
  chmodSync(file, 0o644);
  writeFileSync(file, bytes);
}
