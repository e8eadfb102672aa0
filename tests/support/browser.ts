import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** What finding a browser needs of the machine; tests hand in their own. */
export interface Machine {
  platform: string;
  env: NodeJS.ProcessEnv;
  home: string;
  isRoot: boolean;
  isProgram(path: string): boolean;
  /** Runs a program to its end; true where it succeeded in that many seconds. */
  run(program: string, args: readonly string[], seconds: number): boolean;
  /** Where playwright keeps the browser that it would install. */
  playwrightPath(): string;
  say(line: string): void;
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];

/** Switches for a browser that talks to nobody but the page under test, and runs as root in a container. */
export const BROWSER_SWITCHES = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Finds Chrome, Chromium or Edge, else installs one. `TAGLINE_BROWSER` names one, or says `none`.
 *
 * @returns its program, or null after one line that says what to install
 */
export function findBrowser(machine: Machine = thisMachine): string | null {
  if (machine.env.TAGLINE_BROWSER === 'none') return null;
  const found = places(machine).find(machine.isProgram) ?? installByPlaywright(machine) ?? installByApt(machine);
  if (found) return found;
  machine.say(
    'No browser was found: install Chrome, Chromium or Edge, or name one in TAGLINE_BROWSER. Its tests are skipped.',
  );
  return null;
}

function places(machine: Machine): string[] {
  const { env } = machine;
  const search = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const names = machine.platform === 'win32' ? ['chrome.exe', 'msedge.exe', 'chromium.exe'] : NAMES;
  return [
    ...(env.TAGLINE_BROWSER ? [env.TAGLINE_BROWSER] : []),
    ...names.flatMap((name) => search.map((folder) => join(folder, name))),
    ...usualPlaces(machine),
    machine.playwrightPath(),
  ];
}

function usualPlaces({ platform, env, home }: Machine): string[] {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const folders = ['/Applications', join(home, 'Applications')];
    return folders.flatMap((folder) => apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)));
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    );
    const ends = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
    ];
    return folders.flatMap((folder) => ends.map((end) => join(folder, ...end)));
  }
  return [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
  ];
}

function installByPlaywright(machine: Machine): string | null {
  machine.say('No browser was found; asking playwright for one, at most a minute...');
  const cli = join(import.meta.dirname, '..', '..', 'node_modules', 'playwright', 'cli.js');
  machine.run(process.execPath, [cli, 'install', 'chromium'], 60);
  const path = machine.playwrightPath();
  return machine.isProgram(path) ? path : null;
}

function installByApt(machine: Machine): string | null {
  if (machine.platform !== 'linux' || !machine.isRoot || !machine.isProgram('/usr/bin/apt-get')) return null;
  machine.say('No browser by playwright; asking apt for chromium...');
  const done = machine.run('apt-get', ['update'], 120) && machine.run('apt-get', ['install', '-y', 'chromium'], 300);
  return done && machine.isProgram('/usr/bin/chromium') ? '/usr/bin/chromium' : null;
}

const thisMachine: Machine = {
  platform: platform(),
  env: process.env,
  home: homedir(),
  isRoot: process.getuid?.() === 0,
  isProgram,
  run: (program, args, seconds) => runQuietly(program, args, seconds).status === 0,
  playwrightPath: () => chromium.executablePath(),
  say: (line) => process.stderr.write(`${line}\n`),
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path) && statSync(path).isFile();
  } catch {
    return false;
  }
}

function runQuietly(program: string, args: readonly string[], seconds: number): SpawnSyncReturns<Buffer> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { env, stdio: 'ignore', timeout: seconds * 1000, windowsHide: true });
}
