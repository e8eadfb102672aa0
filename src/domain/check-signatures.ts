import { formatMany } from './format.ts';
import type { Problem } from './problem.ts';
import type { Release } from './release.ts';
import type { Settings } from './settings.ts';
import type { TagSignatureState } from './tag-signature.ts';

/** Releases named in one problem. */
const NAMED = 5;

/**
 * Holds the tags of releases against `signedTags` of the policies, and tells of signatures that are not what they
 * should be even where nobody asks for any.
 */
export function checkSignatures(releases: readonly Release[], settings: Settings): Problem[] {
  const asked = Object.entries(settings.policy).filter(([, { signedTags }]) => signedTags);
  const hasKeys = settings.keys.some((key) => key.for.includes('tags'));
  if (asked.length > 0 && !hasKeys) return [noKeys(asked[0]?.[0] ?? '')];
  return [
    ...asked.flatMap(([channel, { signedTags }]) => checkChannel(channel, signedTags ?? false, releases)),
    ...releases.filter(isSuspect).map(suspect),
    ...withoutGpg(releases, hasKeys),
  ];
}

function checkChannel(channel: string, since: string | boolean, releases: readonly Release[]): Problem[] {
  const wrong = releases.filter(
    (release) => release.channel === channel && isAsked(release, since) && release.signature.state !== 'verified',
  );
  if (wrong.length === 0) return [];
  const told = wrong.slice(0, NAMED).map(({ tag, signature }) => `${tag} (${STATES[signature.state]})`);
  const rest = wrong.length > NAMED ? ', ...' : '';
  return [
    {
      code: 'tag-not-verified',
      severity: 'error',
      message: `${channel} takes signed tags only, and ${formatMany(wrong.length, 'tag')} could not be verified: ${told.join(', ')}${rest}.`,
      hint: `Name the keys of those who sign under keys in portal.yaml. Where signing began later, say when: policy.${channel}.signedTags: 2026-01-01`,
      where: { file: 'portal.yaml' },
    },
  ];
}

/** The day is the later one of the release and what the tag says, so that no date in a tag alone makes it an old one. */
function isAsked({ date }: Release, since: string | boolean): boolean {
  return since === true || (typeof since === 'string' && date.slice(0, 10) >= since);
}

/** What is worse than no signature. */
function isSuspect({ signature }: Release): boolean {
  return signature.state === 'bad' || signature.state === 'replayed';
}

function suspect({ tag, signature }: Release): Problem {
  const what = signature.state === 'bad' ? 'is not good' : 'is that of another tag';
  return {
    code: signature.state === 'bad' ? 'bad-signature' : 'replayed-signature',
    severity: 'strict',
    message: `The signature of the tag ${tag} ${what}. ${signature.reason ?? ''}`.trim(),
    hint: 'Find out who made the tag; whoever releases should sign it again: git tag -s -f, then push it.',
  };
}

/** The keys are there and the program is not: what is told then is less than the settings ask for. */
function withoutGpg(releases: readonly Release[], hasKeys: boolean): Problem[] {
  const some = releases.find(({ signature }) => hasKeys && signature.reason === NO_GPG);
  if (!some) return [];
  const message = 'There is no gpg on PATH, so tags that are signed with GPG are not checked.';
  const hint = 'Install GnuPG where the portal is built, for instance: apt-get install gpg';
  return [{ code: 'gpg-missing', severity: 'strict', message, hint }];
}

/** Why a signature of GPG is not checked on a machine without it. */
export const NO_GPG = 'There was no gpg where this was built.';

const STATES: Readonly<Record<TagSignatureState, string>> = {
  verified: 'verified',
  unsigned: 'not signed',
  lightweight: 'lightweight, so not signed',
  'unknown-signer': 'signed with a key that is not named',
  bad: 'changed after it was signed',
  replayed: 'signed under another name',
  expired: 'signed outside the days of its key',
  revoked: 'signed with a key that was revoked',
  'not-checked': 'not checked',
};

function noKeys(channel: string): Problem {
  return {
    code: 'no-tag-keys',
    severity: 'error',
    message: `${channel} takes signed tags only, and the settings name no key for tags.`,
    hint: 'Add the public keys of those who sign under keys, or leave signedTags out.',
    where: { file: 'portal.yaml' },
  };
}
