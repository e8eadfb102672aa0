import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Artifact } from '#domain/artifact.ts';
import { chooseBuild, otherBuilds } from '#domain/build-choice.ts';
import type { Channel } from '#domain/channel.ts';
import { buildTable, downloadPageOf, downloadPages } from '#domain/downloads.ts';
import { hashCommands } from '#domain/verify-commands.ts';

function artifact(os: string, arch: string, kind: Artifact['kind'] = 'archive'): Artifact {
  const file = `lantern-${os}-${arch}.${kind}`;
  const none = { size: null, sha256: null, signature: null, sbom: null, install: null };
  return { file, os, arch, kind, url: `https://example.com/${file}`, ...none };
}

const ALL = [
  artifact('windows', 'x64', 'installer'),
  artifact('windows', 'x64'),
  artifact('windows', 'arm64', 'installer'),
  artifact('macos', 'universal', 'installer'),
  artifact('linux', 'arm64'),
  artifact('linux', 'x64'),
  artifact('linux', 'x64', 'package'),
  artifact('linux', 'any', 'container'),
  artifact('any', 'any', 'source'),
];

describe('the recommended build', () => {
  test.each([
    [{ os: 'linux', arch: 'x64' }, 'fits', ['lantern-linux-x64.archive']],
    [{ os: 'linux', arch: null }, 'processor-unknown', ['lantern-linux-x64.archive', 'lantern-linux-arm64.archive']],
    [{ os: 'linux', arch: 'riscv64' }, 'fits', ['lantern-any-any.source']],
    [{ os: 'windows', arch: 'arm64' }, 'fits', ['lantern-windows-arm64.installer']],
    [
      { os: 'windows', arch: null },
      'processor-unknown',
      ['lantern-windows-x64.installer', 'lantern-windows-arm64.installer'],
    ],
    [{ os: 'macos', arch: null }, 'fits', ['lantern-macos-universal.installer']],
    [{ os: 'macos', arch: 'arm64' }, 'fits', ['lantern-macos-universal.installer']],
    [{ os: 'freebsd', arch: 'x64' }, 'fits', ['lantern-any-any.source']],
    [
      { os: null, arch: null },
      'system-unknown',
      ['lantern-windows-x64.installer', 'lantern-macos-universal.installer', 'lantern-linux-x64.archive'],
    ],
  ] as const)('for %o is %s', (platform, sure, expected) => {
    const choice = chooseBuild(ALL, platform);
    expect([choice.sure, choice.builds.map((each) => each.file)]).toEqual([sure, expected]);
  });

  test('runs by emulation where a system has one, and is none elsewhere', () => {
    const only = (os: string) => [artifact(os, 'x64')];
    const sure = (os: string, arch: string) => chooseBuild(only(os), { os, arch }).sure;
    expect(sure('windows', 'arm64')).toBe('emulated');
    expect(sure('macos', 'arm64')).toBe('emulated');
    expect(sure('linux', 'arm64')).toBe('none');
    expect(chooseBuild(only('linux'), { os: 'ios', arch: null })).toEqual({ sure: 'none', builds: [] });
  });

  test('of a release with dozens of files is the product, whatever lies beside it', () => {
    const zip = (name: string) => ({ ...artifact('linux', 'x64'), file: `${name}-linux-x64.zip` });
    const names = ['ffmpeg-v33.1.0', 'chromedriver-v33.1.0', 'electron-v33.1.0', 'electron-v33.1.0-symbols'];
    const found = chooseBuild(names.map(zip), { os: 'linux', arch: 'x64', name: 'electron' });
    expect(found.builds.map(({ file }) => file)).toEqual(['electron-v33.1.0-linux-x64.zip']);
    const unnamed = chooseBuild(names.map(zip), { os: 'linux', arch: 'x64', name: 'something else' });
    expect(unnamed.builds.length).toBe(1);
  });

  test('has others beside it for the same system', () => {
    const chosen = chooseBuild(ALL, { os: 'linux', arch: 'x64' }).builds;
    const others = otherBuilds(ALL, chosen, { limit: 4 });
    expect(others.map(({ file }) => file)).toEqual(['lantern-linux-arm64.archive', 'lantern-linux-x64.package']);
  });

  test('is nothing where nothing has an address', () => {
    const none = [{ ...artifact('linux', 'x64'), url: null }];
    expect(chooseBuild(none, { os: 'linux', arch: 'x64' }).builds).toEqual([]);
  });
});

test('the table has every file once, systems in their order', () => {
  const { archs, rows } = buildTable(ALL);
  expect(archs).toEqual(['x64', 'arm64', 'universal']);
  expect(rows.map((row) => `${row.os} ${row.kind}`)).toEqual([
    ...['linux archive', 'linux package', 'macos installer'],
    ...['windows installer', 'windows archive', 'linux container', 'any source'],
  ]);
  expect(rows.flatMap((row) => row.cells.flat()).length).toBe(ALL.length);
});

test('channels with manifests have a page a release, others only what they offer', () => {
  const channel = (id: string, fromManifests: boolean): Channel => {
    const words = { name: id, description: '', cadence: '', support: '', audience: '', head: null };
    const releases = ['2.1.0', '2.0.0', '1.0.0'];
    return { id, ...words, order: 0, fromManifests, offered: ['2.1.0', '1.0.0'], releases, current: '2.1.0' };
  };
  const portal = { channels: [channel('stable', true), channel('beta', false)] };
  expect(downloadPages(portal).map((page) => `${page.channel} ${page.release}`)).toEqual([
    ...['stable 2.1.0', 'stable 2.0.0', 'stable 1.0.0', 'beta 2.1.0'],
  ]);
  expect(downloadPageOf(portal, { id: '2.1.0', channel: 'beta' })?.channel).toBe('beta');
  expect(downloadPageOf(portal, { id: '1.0.0', channel: 'beta' })?.channel).toBe('stable');
  expect(downloadPageOf(portal, { id: '3.0.0', channel: 'beta' })).toBeNull();
});

test.skipIf(process.platform !== 'linux')('the command for Linux proves a file, whatever its name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  try {
    for (const name of ['lantern.tar.gz', "it's $(touch owned) `x`; rm.zip"]) {
      writeFileSync(join(folder, name), 'light');
      const right = createHash('sha256').update('light').digest('hex');
      const run = (hash: string) =>
        execFileSync('/bin/sh', ['-c', hashCommands(name, hash)[0]?.command ?? ''], { cwd: folder, stdio: 'pipe' });
      expect(run(right).toString()).toContain('OK');
      expect(() => run(right.replace(/./, (digit) => (digit === '0' ? '1' : '0')))).toThrow();
    }
    expect(readdirSync(folder).length).toBe(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
