import { formatMany } from './format.ts';
import type { Problem } from './problem.ts';
import type { Release } from './release.ts';
import type { Settings } from './settings.ts';
import { SIGNATURE_WORDS } from './signature-words.ts';

/** Releases named in one problem. */
const NAMED = 5;

/**
 * Holds the tags of releases against `signedTags` of the policies, and tells of signatures that are not what they
 * should be even where nobody asks for any.
 *
 * @param notBefore RFC 3339 in UTC: a tag of that name cannot be older, so that no date in a tag alone makes it one that
 *   nobody asks a signature of
 */
export function checkSignatures(
  releases: readonly Release[],
  settings: Settings,
  notBefore: (tag: string) => string,
): Problem[] {
  const asked = Object.entries(settings.policy).filter(([, { signedTags }]) => signedTags);
  const hasKeys = settings.keys.some((key) => key.for.includes('tags'));
  if (asked.length > 0 && !hasKeys) return [noKeys(asked[0]?.[0] ?? '')];
  return [
    ...asked.flatMap(([channel, { signedTags }]) =>
      checkChannel(channel, releases, (release) =>
        asksForSignature(signedTags ?? false, later(release.date, notBefore(release.tag))),
      ),
    ),
    ...releases.filter(isSuspect).map(suspect),
    ...withoutGpg(releases, hasKeys),
  ];
}

function checkChannel(
  channel: string,
  releases: readonly Release[],
  isAsked: (release: Release) => boolean,
): Problem[] {
  const wrong = releases.filter(
    (release) => release.channel === channel && isAsked(release) && release.signature.state !== 'verified',
  );
  if (wrong.length === 0) return [];
  const told = wrong.slice(0, NAMED).map(({ tag, signature }) => `${tag} (${SIGNATURE_WORDS[signature.state]})`);
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

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** Whether `signedTags` of a policy is about a release of this date, RFC 3339. */
export function asksForSignature(signedTags: string | boolean, date: string): boolean {
  return signedTags === true || (typeof signedTags === 'string' && date.slice(0, 10) >= signedTags);
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

function noKeys(channel: string): Problem {
  return {
    code: 'no-tag-keys',
    severity: 'error',
    message: `${channel} takes signed tags only, and the settings name no key for tags.`,
    hint: 'Add the public keys of those who sign under keys, or leave signedTags out.',
    where: { file: 'portal.yaml' },
  };
}
