import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  hashesFor,
  judgeSignature,
  needsWhole,
  readSignature,
  type SignatureQuestion,
} from '#domain/drop/drop-signature.ts';
import type { Hashes } from '#domain/hash-name.ts';
import type { Key } from '#domain/key.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { startHashes } from '../../src/adapters/hash.ts';
import { sampleArtifact } from '../support/sample-artifact.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SIGNATURES = join(ROOT, 'tests', 'fixtures', 'signatures');
const FILE = 'lantern-3.1.1-linux-x64.tar.gz';
const bytesAt = (...path: string[]) => new Uint8Array(readFileSync(join(SIGNATURES, ...path)));
const { settings } = await readPortalFolder(join(ROOT, 'content'));
const KEYS = settings.keys.filter((key) => key.for.includes('artifacts'));
const sample = sampleArtifact(FILE);
const SAMPLE = await hashesOf(sample);

async function hashesOf(bytes: Uint8Array): Promise<Hashes> {
  const running = await startHashes(['sha256', 'sha512', 'blake2b']);
  running.update(bytes);
  return running.digest();
}

async function judge(name: string, bytes: Uint8Array, over: Partial<SignatureQuestion> = {}) {
  const read = readSignature(name, bytes);
  if (!read) return null;
  const base = {
    name,
    file: FILE,
    hashes: SAMPLE,
    whole: null,
    keys: KEYS,
    released: '2026-11-12',
    today: '2026-11-20',
  };
  const { badge, title, remarks, commands } = await judgeSignature({ read, ...base, ...over });
  return { word: badge.text, tone: badge.tone, title, words: remarks.map(({ text }) => text).join(' '), commands };
}
const mini = (over: Partial<SignatureQuestion> = {}) =>
  judge(`${FILE}.minisig`, bytesAt('sample', `${FILE}.minisig`), over);
const ssh = (over: Partial<SignatureQuestion> = {}) => judge(`${FILE}.sig`, bytesAt('sample', `${FILE}.sig`), over);
const withKey = (id: string, over: Partial<Key>) => KEYS.map((key) => (key.id === id ? { ...key, ...over } : key));

describe('the sample', () => {
  test('has the bytes that its manifest states', () => {
    expect(SAMPLE.sha256).toBe(createHash('sha256').update(sample).digest('hex'));
    expect(readFileSync(join(ROOT, 'content/channels/stable/3.1.1.yaml'), 'utf8')).toContain(SAMPLE.sha256);
  });

  test('is signed with both keys of its portal', async () => {
    expect(await mini()).toMatchObject({ word: 'signature good', title: 'Signed by Lantern release team' });
    expect(await ssh()).toMatchObject({ word: 'signature good', title: 'Signed by Mara Lind' });
  });
});

describe('a signature that came with a file', () => {
  test('is bad where the file is not the one that was signed', async () => {
    const other = await hashesOf(sample.subarray(1));
    for (const verdict of [await mini({ hashes: other }), await ssh({ hashes: other })])
      expect(verdict).toMatchObject({ word: 'signature bad', tone: 'bad' });
  });

  test('says what was signed with it, and when the name is another', async () => {
    expect((await mini())?.words).toContain('(12 November 2026), file:lantern-3.1.1-linux-x64.tar.gz');
    expect((await mini({ file: 'lantern-9.9.9-linux-x64.tar.gz' }))?.words).toContain(
      'signed under the name lantern-3.1.1-linux-x64.tar.gz, not lantern-9.9.9-linux-x64.tar.gz',
    );
  });

  test('of a key that nobody trusts names the key', async () => {
    const minisig = await judge('x.minisig', bytesAt('minisign', 'good.minisig'));
    expect(minisig).toMatchObject({ tone: 'bad', title: 'Not signed by a key of this portal' });
    expect(minisig?.words).toContain('A59299379A3DF18F');
    const { signatures } = JSON.parse(readFileSync(join(SIGNATURES, 'ssh.json'), 'utf8'));
    const stranger = await judge('x.sig', new TextEncoder().encode(signatures[0].signature));
    expect(stranger?.words).toMatch(/the key SHA256:[\w+/]{43}, which is none of those trusted here \(mara-2025\)/);
    const tag = await judge('x.sig', new TextEncoder().encode(signatures[1].signature));
    expect(tag?.words).toContain("It was made for 'git', not for files");
  });

  test.each([
    ['expired', { until: '2026-01-01' }, 'It was in use until 1 January 2026, and this is of 12 November 2026.'],
    ['not yet valid', { from: '2026-12-01' }, 'It is in use from 1 December 2026 on'],
    ['revoked', { revoked: '2026-11-19' }, 'It was revoked on 19 November 2026: somebody else may have it.'],
  ])('does not count with a key that is %s', async (_, over, words) => {
    for (const verdict of [
      await mini({ keys: withKey('release-2025', over) }),
      await ssh({ keys: withKey('mara-2025', over) }),
    ]) {
      expect(verdict).toMatchObject({ word: 'signature not trusted', tone: 'bad' });
      expect(verdict?.words).toContain(words);
    }
  });

  test('is held against its own day where the file is not known', async () => {
    const keys = withKey('release-2025', { until: '2026-11-12' });
    expect(await mini({ keys, released: null, today: '2030-01-01' })).toMatchObject({ word: 'signature good' });
    const late = withKey('release-2025', { until: '2026-11-11' });
    expect(await mini({ keys: late, released: '2026-11-01' })).toMatchObject({ word: 'signature not trusted' });
  });

  test('is never good where it cannot be checked', async () => {
    const gpg = await judge('a.asc', new TextEncoder().encode('-----BEGIN PGP SIGNATURE-----\n'));
    const binary = await judge('a.sig', Uint8Array.of(0x89, 2, 3));
    for (const verdict of [gpg, binary, await mini({ keys: [] }), await ssh({ keys: [] })])
      expect(verdict).toMatchObject({ word: 'signature not checked', tone: 'warning' });
    const legacy = await judge('a.minisig', bytesAt('minisign', 'good-legacy.minisig'));
    expect(legacy).toMatchObject({ word: 'signature not checked' });
    expect(legacy?.words).toContain('too large');
  });

  test('that is broken is called so', async () => {
    expect(await judge('a.minisig', bytesAt('minisign', 'cut-in-signature.minisig'))).toMatchObject({
      word: 'signature unreadable',
    });
    expect(await judge('a.sig', new TextEncoder().encode('-----BEGIN SSH SIGNATURE-----\nAAAA'))).toMatchObject({
      tone: 'bad',
    });
  });

  test('comes with the command that checks the same', async () => {
    expect((await mini())?.commands[0]?.command).toContain(`minisign -Vm ${FILE} -P RWTf9`);
    expect((await ssh())?.commands[0]?.command).toContain('ssh-keygen -Y verify');
  });

  test('is told from other files, and says which hashes it needs', () => {
    expect(readSignature('a.zip', Uint8Array.of(0x50, 0x4b))).toBe(null);
    expect(readSignature('SHA256SUMS', new TextEncoder().encode('0'))).toBe(null);
    const prehashed = readSignature('x', bytesAt('minisign', 'good.minisig'));
    const legacy = readSignature('x', bytesAt('minisign', 'good-legacy.minisig'));
    expect([prehashed && hashesFor(prehashed), legacy && hashesFor(legacy)]).toEqual([['blake2b'], []]);
    expect([prehashed && needsWhole(prehashed), legacy && needsWhole(legacy)]).toEqual([false, true]);
  });
});
