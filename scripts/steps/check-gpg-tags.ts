import { NO_GPG } from '#domain/check-signatures.ts';
import type { CheckedSignature } from '#domain/judge-tag.ts';
import type { Key } from '#domain/key.ts';
import { fingerprintOf, revokedGpgKeys } from '#domain/signature/fingerprint.ts';
import { signedMessage } from '#domain/signature/gpg-message.ts';
import type { GpgVerdict } from '#domain/signature/gpg-status.ts';
import type { TagObject } from '#domain/tag-object.ts';
import { ALTERED, badSignature, notChecked, unknownSigner } from '#domain/tag-signature.ts';
import { verifyWithGpg } from '../adapters/gpg.ts';

/** Holds GPG-signed tag objects against keys in one run of gpg; the outcomes stand in the order of the objects. */
export async function checkGpgTags(objects: readonly TagObject[], keys: readonly Key[]): Promise<CheckedSignature[]> {
  const joined = objects.map(({ signature, payload }) => signedMessage(signature?.text ?? '', payload));
  const messages = joined.filter((message) => message !== null);
  const blocks = keys.map(({ key }) => key);
  const verdicts = messages.length === 0 ? [] : await verifyWithGpg(blocks, messages);
  if (verdicts === null) return objects.map(() => ({ judged: notChecked('gpg', NO_GPG) }));
  const known = new Map(await Promise.all(keys.map(describeKey)));
  const rest = verdicts.values();
  return joined.map((message) => (message === null ? UNUSUAL : outcomeOf(rest.next().value, known)));
}

interface KnownKey {
  key: Key;
  /** Fingerprints, of it or of its subkeys. */
  revoked: ReadonlySet<string>;
}

async function describeKey(key: Key): Promise<[fingerprint: string, known: KnownKey]> {
  return [await fingerprintOf(key), { key, revoked: await revokedGpgKeys(key.key) }];
}

const UNUSUAL: CheckedSignature = {
  judged: notChecked('gpg', 'It is not one signature over the bytes of the tag.'),
};

function outcomeOf(verdict: GpgVerdict | undefined, keys: ReadonlyMap<string, KnownKey>): CheckedSignature {
  const { outcome = 'bad', fingerprint = null, signer = null, ends = null } = verdict ?? {};
  const known = keys.get(fingerprint ?? '');
  if (outcome === 'unknown-key') return { judged: unknownSigner('gpg', fingerprint) };
  if (outcome === 'bad' || fingerprint === null || !known) return { judged: badSignature('gpg', fingerprint, ALTERED) };
  const revoked = verdict?.revoked === true || known.revoked.has(fingerprint) || known.revoked.has(signer ?? '');
  return { good: { kind: 'gpg', key: known.key, fingerprint, ends, revoked } };
}
