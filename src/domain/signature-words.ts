import { formatCount } from './format.ts';
import type { PortalTags } from './portal-tags.ts';
import type { TagSignature, TagSignatureState } from './tag-signature.ts';

/** The states of signatures as single words for tables, from the best to the worst. */
export const SIGNATURE_WORDS: Readonly<Record<TagSignatureState, string>> = {
  verified: 'verified',
  'not-checked': 'signed, not checked',
  'unknown-signer': 'signed by an unknown key',
  expired: 'signed outside the days of the key',
  revoked: 'signed with a revoked key',
  replayed: 'signed under another name',
  bad: 'changed after signing',
  unsigned: 'not signed',
  lightweight: 'lightweight',
};

/** How many tags are in which state: `12 verified, 3 not signed`. */
export function signatureCounts({ signatures }: PortalTags): string {
  const states = Object.keys(SIGNATURE_WORDS) as TagSignatureState[];
  const told = states.flatMap((state) => {
    const count = signatures[state];
    return count === undefined ? [] : [`${formatCount(count)} ${SIGNATURE_WORDS[state]}`];
  });
  return told.length === 0 ? 'none' : told.join(', ');
}

/** How a release page tells of a signature, without the key and the reason; `''` where there is none. */
export function signatureSentence({ state, kind, by, key }: TagSignature): string {
  const what = kind === 'ssh' ? 'SSH' : kind === 'gpg' ? 'GPG' : 'X.509';
  switch (state) {
    case 'verified':
      return `Signed by ${by ?? key ?? 'a known key'}, checked when this was built.`;
    case 'unsigned':
    case 'lightweight':
      return '';
    case 'not-checked':
      return `Signed with ${what}, not checked.`;
    default:
      return `Signed with ${what}, not accepted.`;
  }
}
