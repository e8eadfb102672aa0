import type { PullRequest, Title } from './commit-facts.ts';

/** What a commit takes back, as written. */
export interface RevertNote {
  ids: string[];
  pullRequests: PullRequest[];
  /** Subject of the commit taken back; null where the subject does not say that this is a revert. */
  title: string | null;
}

const REVERT_TITLE = /^Revert:? "(.+)"$/s;
const REAPPLY_TITLE = /^Reapply "(.+)"$/s;
const REVERTS_COMMIT = /\bThis reverts commits? ((?:[0-9a-f]{7,64}(?:,? (?:and )?)?)+)/g;
const REVERTS_REQUEST = /^Reverts ([\w.-]+\/[\w.-]+)?[#!](\d{1,9})\b/gm;

/**
 * Reads what a message says to take back (rule 7 of history).
 *
 * @param plain subject without references
 * @returns null for an ordinary commit
 */
export function readRevert(body: string, plain: string, title: Title): RevertNote | null {
  const mayRevert = title.type === 'revert' || plain.startsWith('Re') || body.includes('everts ');
  if (!mayRevert) return null;
  const reapplied = REAPPLY_TITLE.exec(plain)?.[1];
  const quoted = reapplied === undefined ? REVERT_TITLE.exec(plain)?.[1] : `Revert "${reapplied}"`;
  const written = quoted ?? (title.type === 'revert' ? title.subject.replace(/^"(.*)"$/s, '$1') : null);
  const said = ownWords(body);
  const ids = [...said.matchAll(REVERTS_COMMIT)].flatMap((match) => (match[1] ?? '').match(/[0-9a-f]{7,64}/g) ?? []);
  const pullRequests = [...said.matchAll(REVERTS_REQUEST)].map((match) => ({
    number: Number(match[2]),
    path: match[1] ?? null,
  }));
  if (written === null && ids.length === 0 && pullRequests.length === 0) return null;
  return { ids, pullRequests, title: written };
}

/** A squashed pull request quotes its commits as bullets: what one of those took back is not what this commit does. */
function ownWords(body: string): string {
  const bullet = body.search(FIRST_BULLET);
  return bullet < 0 ? body : body.slice(0, bullet);
}

const FIRST_BULLET = /^[*-] /m;
