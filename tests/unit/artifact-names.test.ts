import { describe, expect, it, test } from 'vitest';
import { readArtifactName } from '#domain/artifact-names.ts';
import { roleOf, signatureKindOf } from '#domain/file-role.ts';

/** Names as the tools give them, and what they tell. */
const NAMES: Record<string, readonly (readonly [string, string])[]> = {
  goreleaser: [
    ['lantern_3.1.1_linux_amd64.tar.gz', 'linux x64 archive'],
    ['lantern_3.1.1_linux_armv6.tar.gz', 'linux armv6 archive'],
    ['lantern_Darwin_all.tar.gz', 'macos universal archive'],
    ['lantern_Darwin_x86_64.tar.gz', 'macos x64 archive'],
    ['lantern_3.1.1_windows_386.zip', 'windows x86 archive'],
    ['lantern_3.1.1_linux_amd64.apk', 'linux x64 installer'],
    ['lantern-3.1.1.x86_64.rpm', 'linux x64 installer'],
    ['lantern_3.1.1_source.tar.gz', 'any any source'],
  ],
  'electron-builder': [
    ['Lantern-Setup-3.1.1.exe', 'windows any installer'],
    ['Lantern-3.1.1-arm64-mac.zip', 'macos arm64 archive'],
    ['Lantern-3.1.1-universal.dmg', 'macos universal installer'],
    ['Lantern-3.1.1.AppImage', 'linux any installer'],
    ['Lantern-3.1.1-arm64.AppImage', 'linux arm64 installer'],
    ['lantern_3.1.1_amd64.deb', 'linux x64 installer'],
    ['lantern_3.1.1_amd64.snap', 'linux x64 installer'],
    ['Lantern-3.1.1-win.zip', 'windows any archive'],
  ],
  'cargo-dist': [
    ['lantern-x86_64-unknown-linux-gnu.tar.xz', 'linux x64 archive'],
    ['lantern-aarch64-apple-darwin.tar.xz', 'macos arm64 archive'],
    ['lantern-x86_64-pc-windows-msvc.msi', 'windows x64 installer'],
    ['lantern-installer.sh', 'any any installer'],
    ['lantern-installer.ps1', 'windows any installer'],
    ['source.tar.gz', 'any any source'],
  ],
  Tauri: [
    ['Lantern_3.1.1_x64_en-US.msi', 'windows x64 installer'],
    ['Lantern_3.1.1_x64-setup.exe', 'windows x64 installer'],
    ['Lantern_3.1.1_aarch64.dmg', 'macos arm64 installer'],
    ['Lantern_aarch64.app.tar.gz', 'macos arm64 archive'],
    ['Lantern-3.1.1-1.x86_64.rpm', 'linux x64 installer'],
  ],
  pkg: [
    ['lantern-linux', 'linux any binary'],
    ['lantern-macos-arm64', 'macos arm64 binary'],
    ['lantern-win.exe', 'windows any binary'],
    ['lantern-linuxstatic-x64', 'linux x64 binary'],
  ],
  'Deno, Bun, Node and ripgrep': [
    ['deno-x86_64-pc-windows-msvc.zip', 'windows x64 archive'],
    ['deno_src.tar.gz', 'any any source'],
    ['bun-linux-x64-musl-baseline.zip', 'linux x64 archive'],
    ['bun-darwin-aarch64.zip', 'macos arm64 archive'],
    ['node-v24.0.0-win-x64.7z', 'windows x64 archive'],
    ['node-v24.0.0-linux-ppc64le.tar.xz', 'linux ppc64le archive'],
    ['node-v24.0.0.pkg', 'macos any installer'],
    ['ripgrep-14.1.0-x86_64-unknown-linux-musl.tar.gz', 'linux x64 archive'],
    ['ripgrep-14.1.0-armv7-unknown-linux-gnueabihf.tar.gz', 'linux armv7 archive'],
    ['ripgrep-14.1.0-i686-pc-windows-msvc.zip', 'windows x86 archive'],
    ['ripgrep_14.1.0-1_amd64.deb', 'linux x64 installer'],
    ['kubectl', 'any any binary'],
  ],
  'registries of packages': [
    ['lantern-3.1.1-py3-none-any.whl', 'any any package'],
    ['lantern-3.1.1-cp313-cp313-manylinux_2_28_aarch64.whl', 'linux arm64 package'],
    ['lantern-3.1.1-cp313-cp313-macosx_11_0_universal2.whl', 'macos universal package'],
    ['lantern-3.1.1-cp313-cp313-win_amd64.whl', 'windows x64 package'],
    ['Lantern.Client.3.1.1.nupkg', 'any any package'],
    ['lantern-3.1.1.crate', 'any any package'],
    ['lantern-cli-3.1.1.tgz', 'any any package'],
    ['lantern-chart-3.1.1.tgz', 'any any chart'],
    ['lantern-3.1.1-linux-x64.tgz', 'linux x64 archive'],
  ],
  'products that are called like a system': [
    ['darwin-tools-1.0-linux-amd64.tar.gz', 'linux x64 archive'],
    ['winston-1.0.tar.gz', 'any any archive'],
    ['x86-emulator-1.0-linux-arm64.tar.gz', 'linux arm64 archive'],
    ['lantern-aarch64-linux-android.tar.gz', 'android arm64 archive'],
  ],
};

describe.each(Object.entries(NAMES))('names of %s', (_tool, names) => {
  test.each(names)('%s: %s', (name, expected) => {
    const { os, arch, kind } = readArtifactName(name);
    expect(`${os} ${arch} ${kind}`).toBe(expected);
  });
});

describe('the role of a file', () => {
  it.each([
    ['lantern.tar.gz.minisig', { role: 'signature', of: 'lantern.tar.gz', kind: 'minisign' }],
    ['lantern.tar.gz.asc', { role: 'signature', of: 'lantern.tar.gz', kind: 'gpg' }],
    ['lantern.tar.gz.sig', { role: 'signature', of: 'lantern.tar.gz', kind: null }],
    ['lantern.tar.gz.sigstore.json', { role: 'signature', of: 'lantern.tar.gz', kind: 'sigstore' }],
    ['lantern.tar.gz.spdx.json', { role: 'sbom', of: 'lantern.tar.gz' }],
    ['lantern-3.1.1.cdx.json', { role: 'sbom', of: 'lantern-3.1.1' }],
    ['lantern.tar.gz.intoto.jsonl', { role: 'provenance', of: 'lantern.tar.gz' }],
    ['SHA256SUMS', { role: 'listing', format: 'checksums' }],
    ['lantern_3.1.1_checksums.txt', { role: 'listing', format: 'checksums' }],
    ['SHASUMS256.txt', { role: 'listing', format: 'checksums' }],
    ['lantern.tar.gz.sha256', { role: 'listing', format: 'checksums' }],
    ['artifacts.json', { role: 'listing', format: 'json' }],
    ['latest-mac.yml', { role: 'listing', format: 'yaml' }],
    ['latest.yml', { role: 'listing', format: 'yaml' }],
    ['lantern', { role: 'artifact' }],
    ['lantern-3.1.1.AppImage', { role: 'artifact' }],
  ])('%s', (name, expected) => {
    expect(roleOf(name)).toEqual(expected);
  });

  it.each(['Lantern-3.1.1.exe.blockmap', 'SHA512SUMS', 'cosign.pub', 'README.md'])('%s is none', (name) => {
    expect(roleOf(name).role).toBe('ignored');
  });

  it('knows a signature by how it begins where the name does not tell', () => {
    const starts = ['untrusted comment: x', 'dW50cnVzdGVkIGNvbW1lbnQ6IHJz', '-----BEGIN SSH SIGNATURE-----', 'MEUCIQ'];
    expect(starts.map(signatureKindOf)).toEqual(['minisign', 'minisign', 'ssh', null]);
  });
});
