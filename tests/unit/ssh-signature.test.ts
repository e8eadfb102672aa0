import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Key } from '#domain/key.ts';
import { bytesOfBase64 } from '#domain/signature/base64.ts';
import { fingerprintOf } from '#domain/signature/fingerprint.ts';
import { digestFor, readSshSignature, verifySshSignature } from '#domain/signature/ssh-signature.ts';
import { wireFields } from '#domain/signature/wire.ts';
import { runs } from '../support/effort.ts';
import { GPG_BLOCK } from '../support/gpg-samples.ts';
import { armored, createSshSigner, SIGNER_TYPES } from '../support/ssh-signer.ts';
import { createTempFolder } from '../support/temp-folder.ts';

interface Fixtures {
  message: string;
  signatures: { key: string; namespace: string; hash: string; signature: string }[];
}

const FIXTURES = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'signatures', 'ssh.json'), 'utf8'),
) as Fixtures;

const PROGRAM = 'ssh-keygen';
const HAS_PROGRAM = spawnSync(PROGRAM, ['-?']).error === undefined;

function keyOf(line: string, over: Partial<Key> = {}): Key {
  const days = { from: null, until: null, revoked: null };
  return { id: 'mara', kind: 'ssh', key: line, owner: 'Mara Lind', for: ['artifacts', 'tags'], ...days, ...over };
}

async function verdict(text: string, message: string, keys: Key[], namespace = 'git'): Promise<string> {
  const signature = readSshSignature(text);
  if (!signature) return 'malformed';
  const digest = await digestFor(signature, new TextEncoder().encode(message));
  const said = await verifySshSignature({ signature, digest, namespace, keys, at: '2026-05-01' });
  return said.valid ? `good ${said.key.id}` : said.reason;
}

function bytesOf(text: string): Uint8Array {
  return bytesOfBase64(text.replace(/-----.*-----|\n/g, '')) ?? new Uint8Array();
}

describe('signatures of ssh-keygen', () => {
  const cases = FIXTURES.signatures.map((each) => ({ ...each, name: `${each.key.split(' ')[0]} ${each.namespace}` }));

  it.each(cases)('$name', async ({ key, namespace, hash, signature }) => {
    const { message } = FIXTURES;
    const keys = [keyOf(createSshSigner().line, { id: 'other' }), keyOf(key)];
    const other = namespace === 'git' ? 'file' : 'git';
    expect(readSshSignature(signature)?.hash).toBe(hash);
    expect(await verdict(signature, message, keys, namespace)).toBe('good mara');
    expect(await verdict(signature.replaceAll('\n', '\r\n'), message, keys, namespace)).toBe('good mara');
    expect(await verdict(signature, message, keys, other)).toBe('wrong-namespace');
    expect(await verdict(signature, `${message} `, keys, namespace)).toBe('altered');
    expect(await verdict(signature, message, keys.slice(0, 1), namespace)).toBe('unknown-key');
    expect(await verdict(signature, message, [keyOf(key, { until: '2026-04-30' })], namespace)).toBe('expired');
    expect(await verdict(signature, message, [keyOf(key, { from: '2026-05-02' })], namespace)).toBe('not-yet-valid');
    expect(await verdict(signature, message, [keyOf(key, { revoked: '2026-12-01' })], namespace)).toBe('revoked');
  });
});

describe('a signature of a type', () => {
  it.each(SIGNER_TYPES)('%s is good as it is, and with any one byte changed, cut or added not', async (type) => {
    const signer = createSshSigner(type);
    const text = signer.sign('message');
    const keys = [keyOf(signer.line)];
    expect(await verdict(text, 'message', keys)).toBe('good mara');
    const bytes = bytesOf(text);
    const place = fc.nat(bytes.length - 1);
    const change = fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const altered = bytes.map((byte, index) => (index === at ? byte ^ by : byte));
      expect(await verdict(armored(altered), 'message', keys)).not.toMatch(/^good/);
      expect(readSshSignature(armored(bytes.subarray(0, at)))).toBeNull();
      expect(readSshSignature(armored(Uint8Array.from([...bytes, by])))).toBeNull();
    });
    await fc.assert(change, { numRuns: runs(60) });
  });

  it.runIf(HAS_PROGRAM)('is judged by ssh-keygen as it is here (left out where that program is missing)', async () => {
    const dir = createTempFolder('ssh');
    for (const type of SIGNER_TYPES) {
      const signer = createSshSigner(type);
      for (const [message, expected] of [
        ['message', 0],
        ['massage', 255],
      ] as const) {
        writeFileSync(join(dir, 'signature'), signer.sign('message', { hash: 'sha256' }));
        writeFileSync(join(dir, 'signers'), `mara ${signer.line}\n`);
        const args = ['-Y', 'verify', '-n', 'git', '-I', 'mara', '-f', 'signers', '-s', 'signature'];
        const { status, stderr } = spawnSync(PROGRAM, args, { cwd: dir, input: message, encoding: 'utf8' });
        expect([type, status, stderr]).toEqual([type, expected, expect.any(String)]);
        const own = await verdict(readFileSync(join(dir, 'signature'), 'utf8'), message, [keyOf(signer.line)]);
        expect([type, own]).toEqual([type, expected === 0 ? 'good mara' : 'altered']);
      }
    }
  });
});

describe('a signature made to harm', () => {
  const key = bytesOfBase64(createSshSigner().line.split(' ')[1] ?? '') ?? new Uint8Array();
  const head = [...new TextEncoder().encode('SSHSIG'), 0, 0, 0, 1];
  const made = (...fields: (string | Uint8Array)[]): string =>
    armored(Uint8Array.from([...head, ...wireFields(...fields)]));
  const proper = wireFields('ssh-ed25519', new Uint8Array(64));

  it.each([
    ['a length of four gigabytes', armored(Uint8Array.from([...head, 255, 255, 255, 255, 1, 2]))],
    ['no namespace', made(key, '', '', 'sha512', proper)],
    ['a hash nobody uses', made(key, 'git', '', 'md5', proper)],
    [
      'another version',
      armored(Uint8Array.from([...head.slice(0, 9), 2, ...wireFields(key, 'git', '', 'sha512', proper)])),
    ],
    [
      'a certificate in place of a key',
      made(wireFields('ssh-ed25519-cert-v01@openssh.com'), 'git', '', 'sha512', proper),
    ],
    ['DSA', made(wireFields('ssh-dss', 'p', 'q', 'g', 'y'), 'git', '', 'sha512', proper)],
    ['a namespace with a line end', made(key, 'git\n', '', 'sha512', proper)],
    ['two armors', `${made(key, 'git', '', 'sha512', proper)}${made(key, 'git', '', 'sha512', proper)}`],
    ['text around the armor', `good\n${made(key, 'git', '', 'sha512', proper)}`],
    ['a megabyte', `-----BEGIN SSH SIGNATURE-----\n${'A'.repeat(1_000_000)}\n-----END SSH SIGNATURE-----`],
    ['nothing', ''],
  ])('with %s is none', (_, text) => {
    expect(readSshSignature(text)).toBeNull();
  });

  it('with RSA and SHA-1, a name of another algorithm or an absent user is not accepted', async () => {
    const signer = createSshSigner('sk-ssh-ed25519@openssh.com');
    const bytes = bytesOf(signer.sign('message'));
    const untouched = bytes.map((byte, at) => (at === bytes.length - 5 ? 0 : byte));
    expect(await verdict(armored(untouched), 'message', [keyOf(signer.line)])).toBe('altered');
    const rsa = createSshSigner('ssh-rsa');
    const old = armored(
      Buffer.from(
        Buffer.from(bytesOf(rsa.sign('message')))
          .toString('latin1')
          .replace('rsa-sha2-512', 'rsa-sha2-1xx'),
        'latin1',
      ),
    );
    expect(await verdict(old, 'message', [keyOf(rsa.line)])).toBe('altered');
  });
});

describe('fingerprints', () => {
  it('are those that the programs print', async () => {
    const ssh = FIXTURES.signatures[0]?.key ?? '';
    expect(await fingerprintOf({ kind: 'ssh', key: ssh })).toBe('SHA256:5nhC31jNIQka3EMQpI7u4d2kV63+56BBln304cKsZGY');
    expect(await fingerprintOf({ kind: 'gpg', key: GPG_BLOCK })).toBe('C0D3F89B8CDEE769C97A0C55422C1011295D742B');
    const minisign = 'RWSfcvGqG64nZ/2sXUwMhM/n3K2p3/jjSMZNUtUE7mMCC6d+/z2GmPRD';
    expect(await fingerprintOf({ kind: 'minisign', key: minisign })).toBe('6727AE1BAAF1729F');
  });
});
