import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { contentsOf, stateOf } from '../support/folder-state.ts';
import { type CommandOptions, runTagline } from '../support/run-tagline.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository } from '../support/temp-repository.ts';

const isRoot = process.getuid?.() === 0;
let repository: string;
/** A site that is live, and whose state no failing build may change. */
let out: string;

beforeAll(async () => {
  repository = createRepository((history) => {
    history.tag('v1.0.0', history.commit({ message: 'feat: light', files: { 'lamp.txt': 'on\n' } }));
    history.tag('v1.1.0', history.commit({ message: 'fix: no flicker', files: { 'lamp.txt': 'steady\n' } }));
  }).path;
  out = join(createTempFolder('live'), 'dist');
  const end = await runTagline(['build', '--repo', repository, '--out', out]);
  expect(end.code, end.stderr).toBe(0);
});

async function fails(args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const before = [stateOf(out), stateOf(repository)];
  const end = await runTagline(args, options);
  expect(end.code, end.stderr).toBe(1);
  expect(end.stdout).toBe('');
  expect(end.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect([stateOf(out), stateOf(repository)]).toEqual(before);
  return end.stderr;
}

function contentWith(settings: string): string {
  const folder = createTempFolder('content');
  writeFileSync(join(folder, 'portal.yaml'), settings);
  return folder;
}

describe('bad input is told with its remedy, and what is live stays', () => {
  test('everything that is wrong in one run', async () => {
    const content = contentWith('nmae: Lantern\nsite: 12\n');
    const empty = createRepository(() => {}).path;
    const told = await fails([
      'build',
      '--repo',
      empty,
      '--content',
      content,
      '--site',
      'nope',
      '--base',
      '../x',
      '--out',
      out,
    ]);
    for (const code of ['bad-site', 'bad-base', 'empty-repository', 'portal.yaml:1:1', 'portal.yaml:2:'])
      expect(told).toContain(code);
    const [lines, hints] = [told.split('\n').filter(Boolean), told.match(/^ {2}\S/gm)];
    expect(hints?.length).toBe(lines.length / 2);
  });

  test('a repository and a portal folder that are not there', async () => {
    const told = await fails(['build', '--repo', '/none/here', '--content', '/none/there', '--out', out]);
    expect(told).toContain('no-such-folder');
    expect(told).toContain('no-portal-folder');
  });

  test.each([
    ['a folder of somebody', 'keep.txt'],
    ['a file', null],
  ])('an output that is %s', async (_, name) => {
    const place = createTempFolder('theirs');
    const target = join(place, 'notes');
    if (name) mkdirSync(target);
    writeFileSync(name ? join(target, name) : target, 'mine\n');
    const before = contentsOf(place);
    expect(await fails(['build', '--repo', repository, '--out', target])).toContain('output-in-use');
    expect(contentsOf(place)).toEqual(before);
  });

  test('an output around the repository', async () => {
    expect(await fails(['build', '--repo', repository, '--out', join(repository, '..')])).toContain('output-in-use');
  });

  test('a portal folder that is a link out of the repository', async (context) => {
    if (process.platform === 'win32') return context.skip('links need rights here');

    const { path } = createRepository((history) => history.tag('v1.0.0', history.commit()), { checkout: true });
    symlinkSync(contentWith('name: Elsewhere\n'), join(path, '.tagline'));
    expect(await fails(['build', '--repo', path, '--out', out])).toContain('link-outside');
  });

  test('an address that cannot be cloned, without the password in it', async () => {
    const told = await fails(['build', '--repo', 'https://me:hunter2@127.0.0.1:1/lantern.git', '--out', out]);
    expect(told).toContain('clone-failed');
    expect(told).not.toContain('hunter2');
  });

  test('git that is not there', async () => {
    const folder = createTempFolder('empty-path');
    expect(
      await fails(['build', '--repo', repository, '--site', 'https://x.example', '--out', out], {
        env: { PATH: folder },
      }),
    ).toContain('git-missing');
  });
});

test.each([[['build', '--colour']], [['biuld']], [['build', 'extra']], [['changelog', 'a', 'b']]])(
  '%j is wrong use: exit code 2',
  async (args) => {
    const end = await runTagline(args);
    expect(end.code).toBe(2);
    expect(end.stderr).toMatch(/^error: .*\n(?:.*\n)?.*--help/);
  },
);

test.each([
  [['build', '--site', 'ftp://x'], 'bad-site'],
  [['build', '--base', '../x'], 'bad-base'],
  [['start', '--port', '99999'], 'bad-port'],
  [['preview', '--port', 'x', '--out', 'none'], 'bad-port'],
  [['changelog', '1.0.0', '--all'], 'option-conflict'],
  [['notes', '--md', '--text'], 'option-conflict'],
])('%j is a wrong value: exit code 2 and the problem %s', async (args, code) => {
  const repo = args[0] === 'preview' ? [] : ['--repo', repository];
  const end = await runTagline([...args, ...repo]);
  expect([end.code, end.stdout]).toEqual([2, '']);
  expect(end.stderr).toContain(`error ${code}: `);
});

describe('what cannot be read or written', () => {
  test('a repository that may not be read', async (context) => {
    if (process.platform === 'win32') return context.skip('rights work otherwise here');
    const { path } = createRepository((history) => history.tag('v1.0.0', history.commit()));
    const open = [path, join(path, '..')];
    for (const folder of open) chmodSync(folder, 0o755);
    chmodSync(join(path, '.git'), 0o000);
    // The superuser reads everything: the command runs as nobody then.
    const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    const end = await runTagline(['build', '--repo', path, '--out', join(path, 'dist')], nobody).finally(() =>
      chmodSync(join(path, '.git'), 0o755),
    );
    if (/EACCES|Cannot find module/.test(end.stderr) && !end.stderr.includes('unreadable-repository'))
      return context.skip('the program itself may not be read by others here');
    expect(end.stderr).toContain('unreadable-repository');
    expect(end.code).toBe(1);
  });

  test('an output on a disk that can only be read', async (context) => {
    await withDisk(context, 'size=8m,ro', async (disk) => {
      const told = await fails([
        'build',
        '--repo',
        repository,
        '--out',
        join(disk, 'dist'),
        '--site',
        'https://r.example',
      ]);
      expect(told).toContain('unwritable-output');
      expect(told).toContain('--out');
    });
  });

  test('an output on a disk that is full', async (context) => {
    await withDisk(context, 'size=300k', async (disk) => {
      const target = join(disk, 'dist');
      const told = await fails(['build', '--repo', repository, '--out', target, '--site', 'https://f.example']);
      expect(told).toMatch(/disk-full|unwritable-output/);
      expect(existsSync(target)).toBe(false);
      expect(readdirSync(disk)).toEqual([]);
    });
  });

  test('a temporary folder on a disk that is full', async (context) => {
    await withDisk(context, 'size=8k', async (disk) => {
      const args = ['build', '--repo', repository, '--out', out, '--site', 'https://t.example'];
      const told = await fails(args, { env: { ...process.env, TMPDIR: disk } });
      expect(told).toContain('disk-full');
      expect(readdirSync(disk)).toEqual([]);
    });
  });
});

/** Runs with a small disk of its own, where this machine lets one be mounted. */
async function withDisk(
  context: { skip: (why: string) => void },
  options: string,
  use: (disk: string) => Promise<void>,
): Promise<void> {
  const disk = createTempFolder('disk');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', disk]).status === 0;
  if (!mounted) return context.skip('no disk can be mounted here');
  try {
    await use(disk);
  } finally {
    spawnSync('umount', [disk]);
  }
}
