import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOfId } from '#domain/object-id.ts';
import { readMinisignKey, readMinisignSignature } from '#domain/signature/minisign.ts';
import { verifyMinisign } from '#domain/signature/minisign-verify.ts';
import { MalformedBytes } from '#domain/signature/wire.ts';
import { startHashes } from '../../src/adapters/hash.ts';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'signatures', 'minisign');
const fileAt = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name)));

interface Case {
  /** Name of the signature file, without ending. */
  name: string;
  key: string;
  message: string;
  /** What minisign 0.11 answered. */
  accepted: boolean;
}
const { keys, cases } = JSON.parse(readFileSync(join(FOLDER, 'cases.json'), 'utf8')) as {
  keys: Record<string, string>;
  cases: Case[];
};
const PROGRAM = 'minisign';
const hasMinisign = spawnSync(PROGRAM, ['-v']).status === 0;

/** `valid`, `malformed` or the reason. */
async function judge({ name, key, message }: Omit<Case, 'accepted'>): Promise<string> {
  try {
    const signature = readMinisignSignature(fileAt(`${name}.minisig`));
    const signed = signature.prehashed ? await blake2bOf(fileAt(message)) : fileAt(message);
    const answer = await verifyMinisign({ signature, signed, keys: [{ key: keys[key] ?? '' }] });
    return answer.valid ? 'valid' : answer.reason;
  } catch (error) {
    if (error instanceof MalformedBytes) return 'malformed';
    throw error;
  }
}

async function blake2bOf(bytes: Uint8Array) {
  const hashes = await startHashes(['blake2b']);
  hashes.update(bytes);
  return new Uint8Array(bytesOfId(hashes.digest().blake2b ?? ''));
}

describe('a signature of minisign', () => {
  test.each(cases)('$name: accepted by both or by neither', async (each) => {
    expect((await judge(each)) === 'valid').toBe(each.accepted);
  });

  test.skipIf(!hasMinisign).each(cases)('$name: the minisign of this machine says so too', (each) => {
    const { name, key, message, accepted } = each;
    const args = ['-V', '-P', keys[key] ?? '', '-x', `${name}.minisig`, '-m', message];
    expect(spawnSync(PROGRAM, args, { cwd: FOLDER }).status === 0).toBe(accepted);
  });

  test('that does not hold is told apart by what is wrong', async () => {
    const reasons = await Promise.all(cases.map(async (each) => [each.name, await judge(each)]));
    const refused = Object.fromEntries(reasons.filter(([, reason]) => reason !== 'valid'));
    expect(refused).toMatchObject({
      'altered-file': 'altered',
      'altered-comment': 'altered-comment',
      'altered-key-id': 'other-key',
      'other-key': 'other-key',
      'posing-key': 'altered',
      'cut-after-signature': 'malformed',
      'no-signature': 'malformed',
    });
  });

  test('says who it names, and what was signed with it', () => {
    const { keyId } = readMinisignKey(keys.ours ?? '');
    expect(readMinisignSignature(fileAt('good.minisig'))).toMatchObject({
      keyId,
      prehashed: true,
      comment: 'timestamp:1792500000\tfile:message.txt',
    });
    expect(readMinisignSignature(fileAt('good-legacy.minisig')).prehashed).toBe(false);
    expect(readMinisignSignature(fileAt('good-unicode-comment.minisig')).comment).toBe('ünïcode → 夜');
  });

  test('is read as Tauri wraps it', () => {
    const wrapped = Buffer.from(fileAt('good.minisig')).toString('base64');
    const inner = readMinisignSignature(fileAt('good.minisig'));
    expect(readMinisignSignature(new TextEncoder().encode(`${wrapped}\n`))).toEqual(inner);
  });

  test('is never good where the browser cannot check it', async () => {
    const signature = readMinisignSignature(fileAt('good.minisig'));
    const signed = await blake2bOf(fileAt('message.txt'));
    const verify = crypto.subtle.importKey;
    crypto.subtle.importKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
    try {
      const answer = await verifyMinisign({ signature, signed, keys: [{ key: keys.ours ?? '' }] });
      expect(answer).toEqual({ valid: false, reason: 'unsupported' });
    } finally {
      crypto.subtle.importKey = verify;
    }
  });
});
