import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBrowser, type Machine } from '../support/browser.ts';

/** A machine with these programs; `installs` says which program brings which path. */
function machineWith(programs: string[], installs: Record<string, string> = {}, more: Partial<Machine> = {}) {
  const there = new Set(programs);
  const said: string[] = [];
  const ran: string[] = [];
  const machine: Machine = {
    platform: 'linux',
    env: { PATH: '/bin' },
    home: '/home/mara',
    isRoot: false,
    isProgram: (path) => there.has(path),
    run: (program, args, seconds) => {
      const line = [
        program === process.execPath ? 'playwright' : program,
        ...args.filter((arg) => !arg.includes('cli.js')),
      ].join(' ');
      ran.push(`${line} (${seconds})`);
      const brings = installs[line];
      if (brings) there.add(brings);
      return brings !== undefined || line === 'apt-get update';
    },
    playwrightPath: () => '/pw/chrome',
    say: (line) => said.push(line),
    ...more,
  };
  return { machine, said, ran };
}

describe('findBrowser', () => {
  test('prefers the one named, then the search path, then the usual places', () => {
    const all = ['/my/browser', join('/bin', 'chromium'), '/opt/google/chrome/chrome'];
    const env = { PATH: '/bin', TAGLINE_BROWSER: '/my/browser' };
    expect(findBrowser(machineWith(all, {}, { env }).machine)).toBe('/my/browser');
    expect(findBrowser(machineWith(all).machine)).toBe(join('/bin', 'chromium'));
    expect(findBrowser(machineWith(all.slice(2)).machine)).toBe('/opt/google/chrome/chrome');
  });

  test('looks for none where none is wanted', () => {
    const { machine, said, ran } = machineWith(
      ['/bin/chromium'],
      {},
      { env: { PATH: '/bin', TAGLINE_BROWSER: 'none' } },
    );
    expect([findBrowser(machine), said, ran]).toEqual([null, [], []]);
  });

  test('knows the places of macOS and Windows', () => {
    const mac = join('/Applications', 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome');
    expect(findBrowser(machineWith([mac], {}, { platform: 'darwin' }).machine)).toBe(mac);
    const windows = join('C:/Program Files (x86)', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    const env = { 'PROGRAMFILES(X86)': 'C:/Program Files (x86)' };
    expect(findBrowser(machineWith([windows], {}, { platform: 'win32', env }).machine)).toBe(windows);
  });

  test('asks playwright for one, for a minute', () => {
    const { machine, ran } = machineWith([], { 'playwright install chromium': '/pw/chrome' });
    expect(findBrowser(machine)).toBe('/pw/chrome');
    expect(ran).toEqual(['playwright install chromium (60)']);
  });

  test('asks apt where the user is root on Debian', () => {
    const installs = { 'apt-get install -y chromium': '/usr/bin/chromium' };
    const { machine, ran } = machineWith(['/usr/bin/apt-get'], installs, { isRoot: true });
    expect(findBrowser(machine)).toBe('/usr/bin/chromium');
    expect(ran).toEqual([
      'playwright install chromium (60)',
      'apt-get update (120)',
      'apt-get install -y chromium (300)',
    ]);
  });

  test('says in one line what to install', () => {
    const { machine, said, ran } = machineWith(['/usr/bin/apt-get']);
    expect(findBrowser(machine)).toBeNull();
    expect(ran).toEqual(['playwright install chromium (60)']);
    expect(said.at(-1)).toBe(
      'No browser was found: install Chrome, Chromium or Edge, or name one in TAGLINE_BROWSER. Its tests are skipped.',
    );
  });
});
