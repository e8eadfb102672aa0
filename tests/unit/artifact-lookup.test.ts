import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findArtifact, plainName } from '#domain/drop/artifact-lookup.ts';
import { madeArtifact, madeLookup, releaseOf } from '../support/made-artifacts.ts';

const SYSTEMS = ['linux-x64', 'linux-arm64', 'macos-x64', 'macos-arm64', 'windows-x64', 'windows-arm64', 'src', 'deb'];

function manifests(count: number) {
  return Array.from({ length: count }, (_, number) => {
    const version = `1.${number}.0`;
    return releaseOf(
      version,
      SYSTEMS.map((system) => `lantern-${version}-${system}.tar.gz`),
    );
  });
}

describe('looking a file up', () => {
  test('finds each of 4,000 manifests by its hash, in files that stay small', async () => {
    const { files, read, find } = madeLookup(manifests(4000));
    expect(files.length).toBe(1 + 2 * 256);
    expect(Math.max(...files.map(({ text }) => text.length))).toBeLessThan(64_000);
    for (const version of ['1.0.0', '1.777.0', '1.3999.0']) {
      const { same } = await find(`lantern-${version}-deb.tar.gz`);
      expect(same.map(({ release }) => release.id)).toEqual([version]);
    }
    read.length = 0;
    expect((await find('holiday.jpg')).by).toBe(null);
    expect(read.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(200_000);
  });

  test('finds what is neither whole nor unaltered by its name, and by its size under another name', async () => {
    const { find } = madeLookup(manifests(30));
    const cut = await find('lantern-1.7.0-src.tar.gz', 'lantern');
    expect(cut).toMatchObject({ same: [], by: 'name', more: 0, alike: [{ file: 'lantern-1.7.0-src.tar.gz' }] });
    const renamed = await find('x.bin', 'l'.repeat('lantern-1.7.0-src.tar.gz'.length));
    expect(renamed).toMatchObject({ by: 'size' });
    expect(renamed.alike.length + renamed.more).toBe(20);
  });

  test('knows the name through what browsers add to it', async () => {
    const { find } = madeLookup(manifests(2));
    for (const name of [
      'lantern-1.1.0-src (1).tar.gz',
      'Lantern-1.1.0-src.tar(12).gz',
      'lantern-1.1.0-src.tar.gz.part',
    ])
      expect(
        (await find(name, 'other')).alike.map(({ file }) => file),
        name,
      ).toEqual(['lantern-1.1.0-src.tar.gz']);
    expect(plainName('report (2026).final.pdf')).toBe('report (2026).final.pdf');
  });

  test('prefers the same size, then the newest, where every release has the same names', async () => {
    const releases = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0'].map((version, day) => {
      const file = madeArtifact('lantern.zip', { sha256: `${day}`.repeat(64), size: 100 + day });
      return releaseOf(version, [file], { date: `2026-05-0${day + 1}T00:00:00Z` });
    });
    const { find } = madeLookup(releases.toReversed());
    const { alike, more } = await find('lantern.zip', 'x'.repeat(101));
    expect(alike.map(({ release }) => release.version)).toEqual(['1.1.0', '1.4.0', '1.3.0']);
    expect(more).toBe(2);
  });

  test('says every release and channel that has the same bytes', async () => {
    const shared = madeArtifact('lantern.zip');
    const releases = [releaseOf('1.1.0', [shared], { date: '2026-06-01T00:00:00Z' }), releaseOf('1.0.0', [shared])];
    const channels = ['stable', 'beta'].map((id, order) => ({
      ...{ id, name: id, description: '', cadence: '', support: '', audience: '', order, fromManifests: true },
      ...{ offered: ['1.1.0'], releases: ['1.1.0', '1.0.0'], current: '1.1.0', head: null },
    }));
    const { same } = await madeLookup(releases, { channels }).find('lantern.zip');
    expect(same.map(({ release }) => [release.id, release.channels, release.page])).toEqual([
      [
        '1.1.0',
        [
          ['stable', true],
          ['beta', true],
        ],
        'download/stable/1.1.0/',
      ],
      [
        '1.0.0',
        [
          ['stable', false],
          ['beta', false],
        ],
        'download/stable/1.0.0/',
      ],
    ]);
  });

  test('knows by SHA-512 what has no SHA-256, and by name what has no hash', async () => {
    const sha512 = createHash('sha512').update('app').digest();
    const app = madeArtifact('app.exe', { sha256: null, integrity: `sha512-${sha512.toString('base64')}` });
    const { load } = madeLookup([releaseOf('1.0.0', [app, madeArtifact('bare.zip', { sha256: null, size: null })])]);
    const of = (name: string, hashes: object) => findArtifact({ name, size: 3, hashes }, load);
    expect(await load('index')).toMatchObject({ artifacts: 1, hashes: ['sha256', 'sha512'] });
    expect((await of('a.exe', { sha256: 'a'.repeat(64), sha512: sha512.toString('hex') })).same).toMatchObject([
      { file: 'app.exe' },
    ]);
    expect((await of('bare.zip', { sha256: 'a'.repeat(64) })).alike).toMatchObject([{ file: 'bare.zip', hash: '' }]);
  });

  test('asks for one file alone where there is nothing to look up', async () => {
    const { files, find } = madeLookup([releaseOf('1.0.0', [])]);
    expect(files.map(({ path }) => path)).toEqual(['data/artifacts/index.json']);
    expect(await find('a.zip')).toMatchObject({ same: [], alike: [], by: null });
  });

  test('is no way to read the names of built-in properties', async () => {
    const { find } = madeLookup([releaseOf('1.0.0', [madeArtifact('__proto__'), madeArtifact('constructor')])]);
    for (const name of ['__proto__', 'constructor']) expect((await find(name)).same).toMatchObject([{ file: name }]);
    expect((await find('toString')).same).toEqual([]);
  });
});
