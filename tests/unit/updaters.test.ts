import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { addressesOf } from '#domain/addresses.ts';
import type { Artifact } from '#domain/artifact.ts';
import { readChannelStates } from '#domain/channel-states.ts';
import type { PortalFolder } from '#domain/portal-folder.ts';
import type { Release } from '#domain/release.ts';
import type { PlacedRelease } from '#domain/release-stub.ts';
import { checkUpdates } from '#domain/updater/update-problems.ts';
import type { UpdateTerms } from '#domain/updater/update-terms.ts';
import { updateFiles } from '../../scripts/steps/compose-updaters.ts';
import { madePortal, madeRelease } from '../support/made-portal.ts';
import { all, type Element, parseXml, textOf } from '../support/xml.ts';

const requireOfAstro = createRequire(createRequire(import.meta.url).resolve('astro/package.json'));
// The reader of YAML that electron-updater uses as well.
const yaml: { load: (text: string) => unknown } = requireOfAstro('js-yaml');

const SHA512 = `${'Ab+/'.repeat(21)}Ag==`;
const ED25519 = `${'Ab+/'.repeat(21)}Ag==`;
const TAURI = Buffer.from(`untrusted comment: signature from tauri secret key\n${'R'.repeat(100)}\n`).toString(
  'base64',
);

/** An artifact of a version, of which name and platform are told. */
function file(name: string, platform: string, over: Partial<Artifact> = {}): Artifact {
  const [os = 'any', arch = 'any'] = platform.split('-');
  return {
    ...{ file: name, os, arch, kind: 'installer', url: `https://example.com/a&b/${name}`, size: 8 },
    ...{ sha256: 'a'.repeat(64), signature: null, sbom: null, install: null, integrity: `sha512-${SHA512}` },
    ...over,
  };
}

function filesOf(releases: readonly Release[], updates: Record<string, UpdateTerms> = {}): Map<string, string> {
  const portal = madePortal(releases);
  for (const channel of portal.channels) channel.updates = updates;
  const place = { site: 'https://releases.example.com', base: '/' };
  const input = { portal, releases, ...place } as unknown as Parameters<typeof updateFiles>[0];
  return new Map(updateFiles(input, addressesOf(place)).map(({ path, text }) => [path, text]));
}

describe('files for electron-updater', () => {
  const setup = [
    file('Lantern-Setup-2.4.1-arm64.exe', 'windows-arm64'),
    file('Lantern-Setup-2.4.1.exe', 'windows-x64'),
  ];
  const mac = [file('Lantern-2.4.1.dmg', 'macos-arm64'), file('Lantern-2.4.1-arm64-mac.zip', 'macos-arm64')];
  const linux = [file('lantern.deb', 'linux-x64'), file('Lantern.AppImage', 'linux-x64'), file('l.rpm', 'linux-arm64')];
  const release = madeRelease('2.4.1', { artifacts: [...setup, ...mac, ...linux] });
  const listed = (text = '') => (yaml.load(text) as { files: { url: string }[] }).files.map(({ url }) => url.slice(24));

  test('are one a system and on Linux one a processor, what most machines run first', () => {
    const files = filesOf([release], { '2.4.1': { rollout: 25 } });
    expect([...files.keys()]).toEqual(
      ['', '-mac', '-linux', '-linux-arm64'].map((system) => `update/latest${system}.yml`),
    );
    expect(yaml.load(files.get('update/latest.yml') ?? '')).toEqual({
      version: '2.4.1',
      files: [...setup].reverse().map(({ url, size }) => ({ url, sha512: SHA512, size })),
      path: setup[1]?.url,
      sha512: SHA512,
      releaseDate: '2026-05-01T10:00:00Z',
      stagingPercentage: 25,
    });
    expect(listed(files.get('update/latest-mac.yml'))).toEqual(['Lantern-2.4.1-arm64-mac.zip', 'Lantern-2.4.1.dmg']);
    expect(listed(files.get('update/latest-linux.yml'))).toEqual(['Lantern.AppImage', 'lantern.deb']);
  });

  test('of another channel have its name, those of a component its folder', () => {
    const beta = madeRelease('2.5.0-beta.1', { artifacts: setup });
    const wick = madeRelease('1.0.0', { component: 'wick', artifacts: setup });
    const names = [...filesOf([release, beta, wick]).keys()];
    expect(names).toContain('update/beta.yml');
    expect(names).toContain('update/wick/latest.yml');
  });

  test('need size and SHA-512, a zip for macOS and a version that semver reads', () => {
    const unfit = [{ ...setup[0], integrity: undefined }, { ...setup[1], size: null }, mac[0]] as Artifact[];
    const odd = madeRelease('2026.05', { artifacts: setup });
    expect([...filesOf([madeRelease('2.4.1', { artifacts: unfit }), odd]).keys()]).toEqual([]);
  });

  test('go back to the release before when one is yanked', () => {
    const before = madeRelease('2.4.0', { artifacts: setup });
    const yanked = { at: '2026-06-02T10:00:00Z', by: 'mara', reason: 'It flickers.', replacement: null };
    const text = filesOf([{ ...release, yanked }, before]).get('update/latest.yml') ?? '';
    expect(yaml.load(text)).toMatchObject({ version: '2.4.0' });
  });

  test('name no address that is not https', () => {
    const artifacts = [file('a-setup.exe', 'windows-x64', { url: 'http://example.com/a-setup.exe' })];
    expect([...filesOf([madeRelease('2.4.1', { artifacts })]).keys()]).toEqual([]);
  });
});

describe("files for Tauri's updater", () => {
  const release = madeRelease('2.4.1', {
    artifacts: [
      file('Lantern.app.tar.gz', 'macos-universal', { updateSignature: TAURI }),
      file('Lantern.msi', 'windows-x64', { updateSignature: TAURI }),
      file('Lantern-setup.exe', 'windows-x64', { updateSignature: TAURI, integrity: undefined as never }),
      file('Lantern.AppImage', 'linux-x64', { integrity: undefined as never }),
    ],
  });

  test('name every platform that is signed, and no other', () => {
    const { platforms, ...rest } = JSON.parse(filesOf([release]).get('update/latest.json') ?? '');
    expect(rest).toEqual({ version: '2.4.1', notes: 'What it brings', pub_date: '2026-05-01T10:00:00Z' });
    expect(Object.keys(platforms).filter((name) => name.split('-').length === 2)).toEqual([
      ...['windows-x86_64', 'darwin-x86_64', 'darwin-aarch64'],
    ]);
    expect(platforms['windows-x86_64-nsis']).toEqual({
      signature: TAURI,
      url: 'https://example.com/a&b/Lantern-setup.exe',
    });
    expect(platforms['windows-x86_64'].url).toMatch(/Lantern\.msi$/);
  });

  test('a platform that is not signed beside others is told of', () => {
    const [problem, ...others] = checkUpdates(madePortal([release]), [release], { manifests: [] });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'unsigned-update', severity: 'warning' });
    expect(problem?.message).toContain('Lantern.AppImage');
    expect(problem?.message).toContain('linux-x86_64');
    const unsigned = madeRelease('2.4.1', { artifacts: [file('Lantern.AppImage', 'linux-x64')] });
    expect(checkUpdates(madePortal([unsigned]), [unsigned], { manifests: [] })).toEqual([]);
  });
});

describe('the appcast', () => {
  const signed = { updateSignature: ED25519, integrity: undefined as never };
  const dmg = (version: string) => file(`Lantern-${version}.dmg`, 'macos-universal', signed);
  const stable = madeRelease('2.4.1', { artifacts: [dmg('2.4.1')], date: '2026-05-01T10:00:00Z' });
  const beta = madeRelease('2.5.0-beta.1', { artifacts: [file('Lantern.pkg', 'macos-arm64', signed), dmg('2.5.0')] });
  const terms = { build: '2410', minimumMacos: '12.0', phasedRolloutInterval: 86_400, critical: true };
  const itemsOf = (text = ''): Element[] => all(all(parseXml(text), 'channel')[0] as Element, 'item');

  test('has the releases of every channel, those of the usual one without its name', () => {
    const files = filesOf([stable, beta], { '2.4.1': terms });
    const [first, second] = itemsOf(files.get('update/appcast.xml')) as [Element, Element];
    const has = (name: string) => textOf(first, `sparkle:${name}`);
    expect(['version', 'shortVersionString', 'minimumSystemVersion', 'phasedRolloutInterval'].map(has)).toEqual([
      ...['2410', '2.4.1', '12.0', '86400'],
    ]);
    expect(all(first, 'sparkle:criticalUpdate')).toHaveLength(1);
    expect(textOf(first, 'pubDate')).toBe('Fri, 01 May 2026 10:00:00 +0000');
    expect(all(first, 'enclosure')[0]?.attributes).toEqual({
      url: 'https://example.com/a&b/Lantern-2.4.1.dmg',
      length: '8',
      type: 'application/octet-stream',
      'sparkle:edSignature': ED25519,
    });
    expect([all(first, 'sparkle:channel').length, textOf(second, 'sparkle:channel')]).toEqual([0, 'beta']);
  });

  test('of one processor prefers its builds and fills up with those for every Mac', () => {
    const files = filesOf([stable, beta]);
    expect([...files.keys()]).toEqual(['update/appcast.xml', 'update/appcast-arm64.xml']);
    const names = itemsOf(files.get('update/appcast-arm64.xml')).map(
      (item) => all(item, 'enclosure')[0]?.attributes.url,
    );
    expect(names.map((url) => url?.slice(24))).toEqual(['Lantern-2.4.1.dmg', 'Lantern.pkg']);
  });
});

describe('the index of charts', () => {
  const chart = (over: Partial<Artifact>) =>
    file('lantern-2.4.1.tgz', 'any-any', { kind: 'chart', name: 'charts/lantern', version: '0.9.0', ...over });

  test('names chart, version and file, and leaves out what only a registry has', () => {
    const release = madeRelease('2.4.1', { artifacts: [chart({}), chart({ file: 'other-1.tgz', url: null })] });
    expect(yaml.load(filesOf([release]).get('charts/index.yaml') ?? '')).toEqual({
      apiVersion: 'v1',
      generated: '2026-05-01T10:00:00Z',
      entries: {
        lantern: [
          {
            ...{ apiVersion: 'v2', name: 'lantern', version: '0.9.0', appVersion: '2.4.1', type: 'application' },
            ...{ created: '2026-05-01T10:00:00Z', digest: 'a'.repeat(64) },
            urls: ['https://example.com/a&b/lantern-2.4.1.tgz'],
          },
        ],
      },
    });
  });
});

describe('what manifests tell updaters', () => {
  const dmg = file('Lantern.dmg', 'macos-universal');
  const placed = {
    ...{ id: '2.4.1', component: { id: 'lantern', root: true }, version: { text: '2.4.1' }, slug: '2.4.1', twin: null },
    tag: { date: 1_777_629_600 },
  } as unknown as PlacedRelease;
  const manifest = { file: '', component: null, version: '2.4.1', commit: null, date: null };
  const folder = {
    channels: [
      { id: 'beta', order: 1, events: [], update: { rollout: 50, minimumMacos: '12.0' } },
      { id: 'stable', order: 2, events: [] },
    ],
    manifests: [
      { ...manifest, channel: 'beta', artifacts: [{ ...dmg, updateSignature: ED25519 }], update: { rollout: 10 } },
      { ...manifest, channel: 'stable', artifacts: [{ ...dmg, sha256: null }] },
    ],
    notes: [],
  } as unknown as PortalFolder;
  const states = readChannelStates(folder, [placed]);

  test('stands over what their channel says, and holds for that channel alone', () => {
    expect(states.offers.get('beta')?.updates).toEqual({ '2.4.1': { rollout: 10, minimumMacos: '12.0' } });
    expect(states.offers.get('stable')?.updates).toBeUndefined();
  });

  test('of a file holds for it on every channel', () => {
    expect(states.artifactsOf(placed)).toEqual([{ ...dmg, updateSignature: ED25519 }]);
  });
});
