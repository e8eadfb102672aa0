import { describe, expect, test } from 'vitest';
import { nextStep } from '#domain/after-download.ts';
import type { Artifact } from '#domain/artifact.ts';
import { buildWords, otherWords, platformWords } from '#domain/build-words.ts';
import type { CommandTemplate } from '#domain/install-template.ts';
import { offeredCommands } from '#domain/offered-commands.ts';
import { provenanceCommands } from '#domain/provenance-commands.ts';
import { updateLinks } from '#domain/updater/update-links.ts';

function artifact(file: string, more: Partial<Artifact> = {}): Artifact {
  const none = { url: null, size: null, sha256: null, signature: null, sbom: null, install: null };
  return { file, os: 'linux', arch: 'x64', kind: 'archive', ...none, ...more };
}

test('a build is called by its system, its processor and how it is packed', () => {
  expect(buildWords(artifact('a.tar.gz', { size: 8_123_456 }))).toBe('Linux x64, tar.gz, 8.1 MB');
  expect(buildWords(artifact('a.dmg', { os: 'macos', arch: 'arm64' }))).toBe('macOS arm64 (Apple silicon), dmg');
  expect(buildWords(artifact('a.zip', { os: 'any', arch: 'any', kind: 'source' }))).toBe('Source code, zip');
  expect(platformWords({ os: 'windows', arch: 'any', kind: 'installer' })).toBe('for Windows');
  expect(otherWords(artifact('a.deb', { kind: 'installer' }))).toBe('x64 deb for Debian and Ubuntu');
});

test.each([
  ['a-1.0.tar.gz', {}, 'tar -xf a-1.0.tar.gz'],
  ['a.zip', { os: 'windows' }, "Expand-Archive -LiteralPath 'a.zip'"],
  ['a.zip', { os: 'macos' }, 'unzip a.zip'],
  ['a.deb', { kind: 'installer' }, 'sudo apt install ./a.deb'],
  ["it's.rpm", { kind: 'installer' }, "sudo dnf install ./'it'\\''s.rpm'"],
  ['A.AppImage', { kind: 'installer' }, 'chmod +x A.AppImage && ./A.AppImage'],
  ['a-linux-x86_64', { kind: 'binary' }, 'chmod +x a-linux-x86_64 && ./a-linux-x86_64 --version'],
  ['a.exe', { os: 'windows', kind: 'installer' }, null],
  ['a.dmg', { os: 'macos', kind: 'installer' }, null],
] as const)('after %s comes %o', (file, more, command) => {
  expect(nextStep(artifact(file, more)).command).toBe(command);
});

describe('commands of package managers', () => {
  const template = (command: string, more: Partial<CommandTemplate> = {}): CommandTemplate => ({
    ...{ name: 'brew', os: null, component: null, command },
    ...more,
  });
  const release = {
    id: '2.4.1',
    version: '2.4.1',
    tag: 'v2.4.1',
    artifacts: [artifact('c', { kind: 'container', install: 'docker pull c' })],
  };
  const root = { id: 'lantern', root: true };
  const offered = (install: CommandTemplate[], current: string, own: Partial<typeof release> = {}) =>
    offeredCommands({ ...release, ...own }, root, { id: 'stable', current, install });

  test('hold the words of the release, and follow the channel only where it recommends the release', () => {
    const install = [
      template('brew install lantern@{version}', { os: 'macos' }),
      template('apt install lantern'),
      template('get {channel} {tag}'),
      template('cargo install exporter', { component: 'exporter' }),
    ];
    expect(offered(install, '2.4.1').packages).toEqual([
      { name: 'brew, on macOS', command: 'brew install lantern@2.4.1' },
      { name: 'brew', command: 'apt install lantern' },
      { name: 'brew', command: 'get stable v2.4.1' },
    ]);
    expect(offered(install, '2.5.0').packages.map(({ command }) => command)).toEqual([
      'brew install lantern@2.4.1',
      'get stable v2.4.1',
    ]);
    expect(offered([], '2.4.1').containers).toEqual([{ name: 'c', command: 'docker pull c' }]);
  });

  test('are left out where a tag holds what a shell would read', () => {
    const install = [template('get {tag}'), template('get {version}')];
    expect(offered(install, '2.4.1', { tag: 'v1$(rm)' }).packages).toEqual([{ name: 'brew', command: 'get 2.4.1' }]);
  });
});

test('a proof of origin is checked where its form and the forge tell whose it must be', () => {
  const github = { forge: 'github', repositoryUrl: 'https://github.com/lantern/lantern' } as const;
  const commands = (name: string, product: Parameters<typeof provenanceCommands>[1]['product'] = github) =>
    provenanceCommands({ file: 'a.zip', provenance: `https://example.com/${name}` }, { product, tag: 'v1' });
  expect(commands('a.intoto.jsonl')[0]?.command).toBe(
    'slsa-verifier verify-artifact a.zip --provenance-path a.intoto.jsonl --source-uri github.com/lantern/lantern --source-tag v1',
  );
  expect(commands('a.sigstore.json')[0]?.command).toBe(
    'gh attestation verify a.zip --bundle a.sigstore.json --repo lantern/lantern',
  );
  expect(commands('a.json')).toEqual([]);
  expect(commands('a.intoto.jsonl', { forge: 'gitlab', repositoryUrl: 'https://gitlab.com/a/b' })).toEqual([]);
});

test('programs find the files of their channel and component alone', () => {
  const names = [
    'latest.yml',
    'latest-linux-arm64.yml',
    'beta.yml',
    'latest.json',
    'appcast-x64.xml',
    'cli/latest.yml',
  ];
  const urls = [...names.map((name) => `https://example.com/update/${name}`), 'https://example.com/charts/index.yaml'];
  const of = (component: { id: string; root: boolean }, channel: { id: string; isDefault: boolean }) =>
    updateLinks(urls, component, channel).map(({ name, reader }) => `${reader} ${name}`);
  expect(of({ id: 'app', root: true }, { id: 'stable', isDefault: true })).toEqual([
    ...['electron-updater latest.yml', 'electron-updater latest-linux-arm64.yml', 'Tauri latest.json'],
    ...['Sparkle appcast-x64.xml', 'Helm charts/index.yaml'],
  ]);
  expect(of({ id: 'app', root: true }, { id: 'beta', isDefault: false })[0]).toBe('electron-updater beta.yml');
  expect(of({ id: 'cli', root: false }, { id: 'stable', isDefault: true })).toEqual(['electron-updater latest.yml']);
});
