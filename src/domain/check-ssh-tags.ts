import type { CheckedSignature } from './judge-tag.ts';
import type { Key } from './key.ts';
import { sshFingerprint } from './signature/fingerprint.ts';
import { checkSshSignature, digestFor, readSshSignature } from './signature/ssh-signature.ts';
import type { TagObject } from './tag-object.ts';
import { ALTERED, badSignature, unknownSigner } from './tag-signature.ts';

/** Holds SSH-signed tag objects against keys, with WebCrypto; the outcomes stand in the order of the objects. */
export async function checkSshTags(objects: readonly TagObject[], keys: readonly Key[]): Promise<CheckedSignature[]> {
  return await Promise.all(objects.map((object) => checkOne(object, keys)));
}

async function checkOne(object: TagObject, keys: readonly Key[]): Promise<CheckedSignature> {
  const signature = readSshSignature(object.signature?.text ?? '');
  if (!signature)
    return { judged: badSignature('ssh', null, 'It cannot be read, or is of a type that is not trusted.') };
  const fingerprint = await sshFingerprint(signature.keyBytes);
  const digest = await digestFor(signature, object.payload);
  const verdict = await checkSshSignature({ signature, digest, namespace: 'git', keys });
  if (verdict.valid) return { good: { kind: 'ssh', key: verdict.key, fingerprint, ends: null, revoked: false } };
  if (verdict.reason === 'unknown-key') return { judged: unknownSigner('ssh', fingerprint) };
  const isOther = verdict.reason === 'wrong-namespace';
  const reason = isOther ? `It was made for '${signature.namespace}', not for git.` : ALTERED;
  return { judged: badSignature('ssh', fingerprint, reason) };
}
