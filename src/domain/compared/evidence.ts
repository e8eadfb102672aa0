import type { ComparedChange, FoundTwin, Lack } from '../bucket.ts';
import type { Evidence } from '../change.ts';
import { formatCount } from '../format.ts';
import { type PagePart, part } from '../page-part.ts';
import { type AddressOf, detail } from './entry.ts';

/** Where a change is found on the other side, by which commit, and why we say that it is the same. */
export function foundSentence({ change, found }: ComparedChange, addressOf: AddressOf): PagePart | null {
  if (!found) return null;
  const { release, commit } = found;
  const place = release
    ? ['In ', part('a', { class: 'v', href: addressOf(`releases/${release.id}/`) }, [release.version]), ' as ']
    : ['As '];
  const reference = change.references?.find(([text]) => text.includes('#'))?.[0];
  return detail([...place, part('code', {}, [commit]), `: ${evidenceWords(found, reference)}`]);
}

/** What was looked for on the other side and not found, in one sentence. */
export function lackSentence(lack: Lack, target: string): string {
  switch (lack.reason) {
    case 'not-found':
      return `No commit of ${target} carries this change: no cherry-pick note, no pull request, no equal patch. Ask before you upgrade.`;
    case 'by-hand':
      return `It was written into the notes by hand: there is no commit to look for in ${target}.`;
    case 'taken-back':
      return lack.release
        ? `${target} had this change and took it back in ${lack.release.version}.`
        : `${target} had this change and took it back.`;
    case 'in-part':
      return `${target} has ${formatCount(lack.had)} of the ${formatCount(lack.of)} commits of this change.`;
  }
}

/** Why the two count as one change: `cherry-picked`, `same title and author: unverified`. */
export function evidenceWords({ evidence, unverified }: FoundTwin, reference: string | undefined): string {
  const words = WORDS[evidence];
  if (evidence === 'pull-request' && reference) return `${words} ${reference}`;
  return unverified ? `${words}: unverified` : words;
}

const WORDS: Record<Evidence, string> = {
  notes: 'the notes name it',
  'cherry-pick': 'cherry-picked',
  backport: 'a backport by its own words',
  'pull-request': 'same pull request',
  patch: 'same patch',
  subject: 'same title and author',
};
