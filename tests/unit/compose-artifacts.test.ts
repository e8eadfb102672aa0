import { describe, expect, it } from 'vitest';
import { readChecksums } from '#domain/checksum-list.ts';
import {
  asksForIntegrity,
  type ComposeArtifacts,
  composeArtifacts,
  type ReleaseFiles,
} from '#domain/compose-artifacts.ts';
import { readImageReference } from '#domain/image-reference.ts';
import { mergeArtifacts } from '#domain/merge-artifacts.ts';
import { readListing } from '#domain/schemas/listing.ts';

const HASH = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const SHA512 = `${'A'.repeat(86)}==`;

function compose(files: Partial<ReleaseFiles>, more: Partial<ComposeArtifacts> = {}) {
  return composeArtifacts({
    files: { listed: [], measured: [], sides: [], ...files },
    ...{ version: '3.1.1', known: [], over: {}, addressOf: (name) => `https://example.com/${name}` },
    ...more,
  });
}

function measured(name: string, sha256 = HASH) {
  return { name, size: 10, sha256, integrity: null };
}

/** The one line that a manifest says of each file. */
function lines(data: unknown, name: string): string[] {
  const listing = readListing(data, name);
  return compose({ listed: listing?.files ?? [] }).entries.map(({ file, os, arch, kind, url, size, sha256 }) =>
    [file, os, arch, kind, url, size, sha256?.slice(0, 4)].filter((part) => part !== undefined).join(' '),
  );
}

describe('what tools leave', () => {
  it("goreleaser's artifacts.json: what it publishes, with its hashes and images", () => {
    const archive = { name: 'lantern_Linux_x86_64.tar.gz', path: 'dist/lantern_Linux_x86_64.tar.gz', type: 'Archive' };
    const data = [
      { name: 'lantern', path: 'dist/x/lantern', type: 'Binary', internal_type: 4, goos: 'linux', goarch: 'amd64' },
      { ...archive, goos: 'linux', goarch: 'amd64', extra: { Checksum: `sha256:${HASH}`, Format: 'tar.gz' } },
      {
        name: 'lantern-mac',
        path: 'dist/lantern-mac',
        type: 'Binary',
        internal_type: 2,
        goos: 'darwin',
        goarch: 'all',
      },
      { name: 'checksums.txt', path: 'dist/checksums.txt', type: 'Checksum' },
      { name: 'ghcr.io/lantern/lantern:v3.1.1-amd64', type: 'Docker Image', goos: 'linux', goarch: 'amd64' },
      { name: 'ghcr.io/lantern/lantern:v3.1.1', type: 'Docker Manifest', extra: { Digest: `sha256:${HASH}` } },
      { name: 'ghcr.io/lantern/lantern:latest', type: 'Docker Manifest', extra: { Digest: `sha256:${HASH}` } },
    ];
    expect(lines(data, 'artifacts.json')).toEqual([
      'ghcr.io/lantern/lantern:v3.1.1 linux any container',
      'lantern-mac macos universal binary https://example.com/lantern-mac',
      'lantern_Linux_x86_64.tar.gz linux x64 archive https://example.com/lantern_Linux_x86_64.tar.gz aaaa',
    ]);
    const { entries, leftOut } = compose({ listed: readListing(data, 'artifacts.json')?.files ?? [] });
    expect(entries[0]).toMatchObject({ registry: 'ghcr.io', name: 'lantern/lantern', digest: `sha256:${HASH}` });
    expect(leftOut.map(({ file }) => file)).toEqual(['ghcr.io/lantern/lantern:latest']);
    const facts = { project_name: 'lantern', tag: 'v3.1.1', version: '3.1.1', commit: 'x' };
    expect(readListing(facts, 'metadata.json')).toEqual({ version: 'v3.1.1', files: [] });
  });

  it("electron-builder's latest.yml: the system from its name, x64 where it says none, and the SHA-512", () => {
    const data = {
      version: '3.1.1',
      files: [
        { url: 'Lantern-3.1.1-arm64-mac.zip', sha512: SHA512, size: 5 },
        { url: 'Lantern-3.1.1.dmg', sha512: SHA512, size: 6 },
      ],
      path: 'Lantern-3.1.1.dmg',
      sha512: SHA512,
      releaseDate: '2026-11-20T10:00:00.000Z',
    };
    expect(lines(data, 'latest-mac.yml')).toEqual([
      'Lantern-3.1.1-arm64-mac.zip macos arm64 archive https://example.com/Lantern-3.1.1-arm64-mac.zip 5',
      'Lantern-3.1.1.dmg macos x64 installer https://example.com/Lantern-3.1.1.dmg 6',
    ]);
    const file = { url: 'Lantern-Setup-3.1.1.exe', sha512: SHA512 };
    const [setup] = compose({
      listed: readListing({ version: '3.1.1', files: [file] }, 'latest.yml')?.files ?? [],
    }).entries;
    expect(setup).toMatchObject({ os: 'windows', arch: 'x64', kind: 'installer', integrity: `sha512-${SHA512}` });
    const linux = { version: '3.1.1', files: [{ url: 'Lantern-3.1.1.AppImage', sha512: SHA512 }] };
    expect(lines(linux, 'beta-linux-arm64.yml')[0]).toContain('linux arm64 installer');
  });

  it('a release of GitHub: addresses, sizes and hashes, signatures with the files that they are of', () => {
    const at = (name: string) => `https://github.com/lantern/lantern/releases/download/v3.1.1/${name}`;
    const asset = (name: string, more = {}) => ({ name, size: 7, browser_download_url: at(name), ...more });
    const data = {
      tag_name: 'v3.1.1',
      assets: [asset('lantern-x86_64-unknown-linux-musl.tar.xz', { digest: `sha256:${HASH}` }), asset('SHA256SUMS')],
    };
    data.assets.push(asset('lantern-x86_64-unknown-linux-musl.tar.xz.asc'));
    const listing = readListing(data, 'release.json');
    expect(listing?.version).toBe('v3.1.1');
    const { entries, leftOut } = compose({ listed: listing?.files ?? [] }, { addressOf: () => null });
    expect(entries).toEqual([
      {
        ...{ file: 'lantern-x86_64-unknown-linux-musl.tar.xz', os: 'linux', arch: 'x64', kind: 'archive' },
        ...{ url: at('lantern-x86_64-unknown-linux-musl.tar.xz'), size: 7, sha256: HASH },
        signature: { kind: 'gpg', url: at('lantern-x86_64-unknown-linux-musl.tar.xz.asc') },
      },
    ]);
    expect(leftOut.map(({ file }) => file)).toEqual(['SHA256SUMS']);
  });

  it('a release of GitLab: links that people attached', () => {
    const url = 'https://gitlab.com/l/l/-/package_files/1/download';
    const direct = 'https://gitlab.com/l/l/-/releases/v3.1.1/downloads/lantern-darwin-arm64.zip';
    const data = {
      tag_name: 'v3.1.1',
      assets: { sources: [{ format: 'zip', url }], links: [{ name: 'For Macs', url, direct_asset_url: direct }] },
    };
    expect(lines(data, 'release.json')).toEqual([`lantern-darwin-arm64.zip macos arm64 archive ${direct}`]);
  });

  it('sums of sha256sum, of BSD and of a file beside the one it is of', () => {
    const text = `${HASH}  ./dist/lantern-linux-x64\n${OTHER} *lantern.exe\nSHA256 (lantern.dmg) = ${HASH.toUpperCase()}\n\nnothing\n`;
    const { files } = readChecksums(text, 'SHA256SUMS');
    expect(files.map(({ name, sha256 }) => `${name} ${sha256?.slice(0, 2)}`)).toEqual([
      ...['lantern-linux-x64 aa', 'lantern.exe bb', 'lantern.dmg aa'],
    ]);
    expect(readChecksums(`${HASH}\n`, 'lantern.zip.sha256').files[0]).toMatchObject({
      name: 'lantern.zip',
      sha256: HASH,
    });
  });

  it('is nothing where it is something else', () => {
    for (const data of [null, [], {}, 'x', { version: '1', files: [] }, { assets: 'x' }, [{ name: 1 }]])
      expect(readListing(data, 'other.json')).toBeNull();
  });
});

describe('entries of a manifest', () => {
  it('hold what lies beside a file, and what is of the whole release', () => {
    const sides = ['lantern.zip.minisig', 'lantern.zip.sig', 'lantern-3.1.1.spdx.json', 'other.zip.asc'];
    const { entries, leftOut } = compose({
      measured: [measured('lantern.zip'), measured('lantern.dmg')],
      sides: sides.map((name) => ({ name, url: null, kind: null, updateSignature: null })),
    });
    expect(entries.map(({ file, signature, sbom }) => [file, signature, sbom])).toEqual([
      ['lantern.dmg', undefined, 'https://example.com/lantern-3.1.1.spdx.json'],
      [
        'lantern.zip',
        { kind: 'minisign', url: 'https://example.com/lantern.zip.minisig' },
        'https://example.com/lantern-3.1.1.spdx.json',
      ],
    ]);
    expect(leftOut.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      'lantern.zip.sig: lantern.zip has a signature already',
      'other.zip.asc: there is no artifact other.zip',
    ]);
  });

  it('ask for SHA-512 where a list states it, and for packages of npm', () => {
    const listed = readListing({ version: '1', files: [{ url: 'a.exe', sha512: SHA512 }] }, 'latest.yml')?.files ?? [];
    const names = ['a.exe', 'b.exe', 'lantern-1.0.0.tgz', 'lantern-linux-x64.tgz'];
    expect(names.map((name) => asksForIntegrity(name, listed))).toEqual([true, false, true, false]);
  });

  it("hold the text of a signature that Tauri's updater reads", () => {
    const updateSignature = `dW50cnVzdGVkIGNvbW1lbnQ6${'A'.repeat(44)}`;
    const sides = [{ name: 'lantern.app.tar.gz.sig', url: null, kind: 'minisign' as const, updateSignature }];
    const { entries } = compose({ measured: [measured('lantern.app.tar.gz')], sides });
    expect(entries[0]).toMatchObject({ signature: { kind: 'minisign' }, updateSignature });
  });

  it('complete a file that the manifest has, when its signature comes later', () => {
    const sides = [{ name: 'lantern.zip.sig', url: null, kind: 'ssh' as const, updateSignature: null }];
    const { entries } = compose({ sides }, { known: ['lantern.zip'] });
    const plan = mergeArtifacts([{ file: 'lantern.zip', kind: 'archive', sha256: HASH }], entries);
    expect(plan).toMatchObject({ added: [], conflicts: [], completed: [{ index: 0, file: 'lantern.zip' }] });
    expect(plan.completed[0]?.keys).toEqual({ signature: { kind: 'ssh', url: 'https://example.com/lantern.zip.sig' } });
  });

  it('are refused where a list says another hash than the file has', () => {
    const listed = readChecksums(`${OTHER}  lantern.zip`, 'SHA256SUMS').files;
    const { problems } = compose({ listed, measured: [measured('lantern.zip')] });
    expect(problems.map(({ code }) => code)).toEqual(['hash-mismatch']);
  });

  it('are refused where a name has a space, with the name to give', () => {
    const [problem] = compose({ measured: [measured('Lantern Setup.exe')] }).problems;
    expect(problem).toMatchObject({ code: 'invalid-file-name', hint: expect.stringContaining("'Lantern-Setup.exe'") });
  });

  it('never change what a manifest says', () => {
    const own = [
      { file: 'a', sha256: HASH.toUpperCase(), size: '8MB', url: 'https://one.example/a' },
      { file: 'b', sha256: HASH },
      { file: 'c', integrity: `sha512-${SHA512}` },
    ];
    const plan = mergeArtifacts(own, [
      { file: 'a', sha256: HASH, size: 7_999_999, url: 'https://two.example/a' },
      { file: 'b', sha256: OTHER },
      { file: 'c', integrity: `sha512-${SHA512.toLowerCase()}` },
    ]);
    expect(plan.unchanged).toEqual(['a', 'b', 'c']);
    expect(plan.conflicts.map(({ file, key }) => `${file} ${key}`)).toEqual(['b sha256', 'c integrity']);
  });
});

describe('a reference of an image', () => {
  it.each([
    ['ghcr.io/lantern/lantern:3.1.1', { registry: 'ghcr.io', name: 'lantern/lantern', tag: '3.1.1' }],
    ['lantern/lantern', { registry: 'docker.io', name: 'lantern/lantern', tag: null }],
    ['redis:8', { registry: 'docker.io', name: 'library/redis', tag: '8' }],
    ['localhost:5000/lantern:x', { registry: 'localhost:5000', name: 'lantern', tag: 'x' }],
    ['no reference', null],
  ])('%s', (text, expected) => {
    expect(readImageReference(text)).toEqual(expected);
  });
});
