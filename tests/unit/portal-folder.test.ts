import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#domain/settings.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { createPortalFolder } from '../support/broken-inputs.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const COMMIT = '4f2c9d0e8b7a6f5e4d3c2b1a0918273645546372';
const HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const FIRST = '78b4f41399bb4ed54622728325d427fd5c9ab9c37cf4de466a1aae2ff33b62a0';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"/>';

const WHOLE = [
  {
    path: 'portal.yaml',
    text: 'name: Lantern\nlines: [{ id: 2.x, lts: true, support: 2026-02-01 }]\ncompare: { maxFileSize: 2KiB }\n',
  },
  { path: 'channels/stable/channel.yaml', text: 'description: Tested.\norder: 1\n' },
  {
    path: 'channels/stable/2.4.1.yaml',
    text: [
      'version: 2.4.1',
      `commit: ${COMMIT}`,
      'date: 2026-05-01T12:00:00+02:00',
      'artifacts:',
      '  - file: lantern.tar.gz',
      '    os: linux',
      '    kind: archive',
      '    url: https://example.com/lantern.tar.gz',
      '    size: 1.5MB',
      `    sha256: ${HASH.toUpperCase()}`,
      '    signature: { kind: minisign, url: https://example.com/lantern.tar.gz.minisig }',
    ].join('\n'),
  },
  { path: 'channels/stable/cli/1.10.yaml', text: "version: '1.10'\n" },
  {
    path: 'channels/stable/log.yaml',
    text: [
      '- { id: 1, at: 2026-05-01T10:00:00Z, by: eve, action: published, version: 2.4.1, promotedFrom: beta, previous: null }',
      '',
    ].join('\n'),
  },
  { path: 'channels/nightly/2.5.0-nightly.3.yaml', text: 'version: 2.5.0-nightly.3\n' },
  {
    path: 'notes/2.4.1+build.7.mdx',
    text: `---\ntitle: Faster\nhighlights: [One., Two.]\nrollback: with-care\nrollbackText: Mind the settings.\nchanges:\n  - { id: '4f2c9d0', hide: true }\n---\n\nHello, *you*.\n\n![Settings](settings.svg)\n\n<Video src="tour.mp4" poster="settings.svg" alt="A tour" width="1280" height="720" />\n`,
  },
  { path: 'notes/settings.svg', text: SVG },
  { path: 'notes/tour.mp4', text: 'x' },
  { path: 'notes/cli/1.10.md', text: 'Just a line.\n' },
  { path: 'generated/portal.json', text: '{' },
  { path: 'generated/releases/1.0.0.mdx', text: '{1}' },
  { path: 'README.md', text: 'About this folder.' },
  {
    path: 'advisories/CVE-2026-1234.yaml',
    text: [
      'id: CVE-2026-1234',
      'title: An empty token is accepted',
      'cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      "affected: ['>=2.0 <2.4.0', '1.9']",
      "fixed: ['2.4.0']",
      'published: 2026-05-01T12:00:00+02:00',
    ].join('\n'),
  },
  { path: 'guides/2026-01.md', text: 'Of a later issue.' },
];

describe('readPortalFolder', () => {
  it('reads everything that people wrote into typed data', async () => {
    const dir = createPortalFolder(WHOLE);
    const { dir: read, ...folder } = await readPortalFolder(dir);
    expect(read).toBe(dir);
    expect(folder).toMatchSnapshot();
  });

  it('gives an empty portal where there is no folder', async () => {
    const empty = {
      dir: null,
      settings: DEFAULT_SETTINGS,
      channels: [],
      manifests: [],
      notes: [],
      advisories: [],
      plan: [],
      problems: [],
    };
    expect(await readPortalFolder(null)).toEqual(empty);
    expect(await readPortalFolder(join(createTempFolder(), 'nowhere'))).toEqual(empty);
  });

  it('takes empty settings, channels and logs for none', async () => {
    const files = ['portal.yaml', 'channels/stable/channel.yaml', 'channels/stable/log.yaml'];
    const folder = await readPortalFolder(createPortalFolder(files.map((path) => ({ path, text: '# later\n' }))));
    expect(folder.problems).toEqual([]);
    expect(folder.channels).toEqual([expect.objectContaining({ id: 'stable', name: 'Stable', order: 10, events: [] })]);
  });

  it('reads the same from files with CRLF and a byte order mark', async () => {
    const texts = WHOLE.filter(({ path }) => /\.(?:yaml|mdx?)$/.test(path) && !path.startsWith('generated'));
    const windows = WHOLE.map((file) =>
      texts.includes(file) ? { ...file, text: `\ufeff${file.text.replaceAll('\n', '\r\n')}` } : file,
    );
    const [unix, other] = [
      await readPortalFolder(createPortalFolder(WHOLE)),
      await readPortalFolder(createPortalFolder(windows)),
    ];
    expect({ ...other, dir: null }).toEqual({ ...unix, dir: null });
  });

  it('checks the chain of a log over what stands in the file', async () => {
    const events = (by: string) =>
      [
        `- { id: 1, at: 2026-05-01T10:00:00Z, by: ${by}, action: published, version: 2.4.1, previous: null }`,
        `- { id: 2, at: 2026-05-01T10:00:00Z, by: mara, action: yanked, version: 2.4.1, reason: Crashes., replacement: 2.4.2, previous: ${FIRST} }`,
      ].join('\n');
    const read = (by: string) =>
      readPortalFolder(createPortalFolder([{ path: 'channels/stable/log.yaml', text: events(by) }]));
    expect((await read('eve')).channels[0]?.events).toHaveLength(2);
    expect((await read('eve')).problems).toEqual([]);
    expect((await read('adam')).problems).toEqual([expect.objectContaining({ code: 'log-chain', severity: 'error' })]);
  });

  it('follows links inside the folder and refuses those that leave it', async () => {
    const outside = createPortalFolder([{ path: '2.4.2.yaml', text: 'version: 2.4.2\n' }]);
    const dir = createPortalFolder([{ path: 'channels/stable/2.4.1.yaml', text: 'version: 2.4.1\n' }]);
    symlinkSync(join(outside, '2.4.2.yaml'), join(dir, 'channels/stable/2.4.2.yaml'));
    symlinkSync(outside, join(dir, 'channels/beta'));
    symlinkSync('/nowhere/at/all', join(dir, 'channels/stable/2.4.3.yaml'));
    symlinkSync(join(dir, 'channels/stable'), join(dir, 'channels/lts'));
    symlinkSync(dir, join(dir, 'guides'));
    const { manifests, problems } = await readPortalFolder(dir);
    expect(manifests.map(({ file }) => file)).toEqual(['channels/lts/2.4.1.yaml', 'channels/stable/2.4.1.yaml']);
    expect(
      problems
        .filter(({ where }) => !where?.file.startsWith('guides'))
        .map(({ code, where }) => `${where?.file} ${code}`),
    ).toEqual([
      'channels/beta link-outside',
      'channels/lts/2.4.2.yaml link-outside',
      'channels/lts/2.4.3.yaml unreadable',
      'channels/stable/2.4.2.yaml link-outside',
      'channels/stable/2.4.3.yaml unreadable',
    ]);
  });

  it('tells files that are no text, too large or one on a system that ignores case', async () => {
    const files = [
      { path: 'portal.yaml', text: Uint8Array.of(0x6e, 0xff, 0xfe) },
      { path: 'channels/stable/channel.yaml', text: `# ${'x'.repeat(1_000_001)}` },
      { path: 'channels/stable/1.0.0-RC1.yaml', text: 'version: 1.0.0-RC1' },
      { path: 'channels/stable/1.0.0-rc1.yaml', text: 'version: 1.0.0-rc1' },
    ];
    const { problems } = await readPortalFolder(createPortalFolder(files));
    expect(problems.map(({ code }) => code)).toEqual(['name-clash', 'not-utf8', 'file-too-large']);
  });

  it('shows nothing in a problem that could act on a terminal', async () => {
    const text = '"\\e[31mred\\u202e": 1\nname: "\\x1b]0;title\\x07"\n';
    const folder = await readPortalFolder(createPortalFolder([{ path: 'portal.yaml', text }]));
    expect(folder.problems[0]?.message).toBe('␛[31mred⟨U+202E⟩ is not a key that is known here.');
  });
});
