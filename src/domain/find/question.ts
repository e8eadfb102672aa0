/** What somebody asks for, in one of the ways that it can be read. */
export type Question =
  | { kind: 'commit'; prefix: string }
  /** A pull request or issue; `path` where another repository was named: `org/repo`. */
  | { kind: 'reference'; number: number; path: string | null }
  | { kind: 'advisory'; id: string }
  /** In lower case, each once. */
  | { kind: 'words'; words: string[] };

const LIMIT = 512;
const ADVISORY = /\b(?:CVE-\d{4}-\d{4,7}|GHSA(?:-[0-9a-z]{4}){3})\b/i;
const REFERENCE = /^(?:([\w.-]+\/[\w./-]+)?[#!]|(?:gh-|pr\s*#?|issue\s*#?|pull\s+request\s*#?))(\d{1,9})$/i;
const TRAILING_REFERENCE = /\((?:([\w.-]+\/[\w.-]+)?[#!])(\d{1,9})\)$/;
const REQUEST_ADDRESS =
  /^https?:\/\/[^/\s]+\/([\w.~/-]+?)\/(?:-\/)?(?:pull|pulls|issues|merge_requests|pull-requests)\/(\d{1,9})\b/i;
const COMMIT_ADDRESS = /^https?:\/\/\S+\/commits?\/([0-9a-f]{7,64})\b/i;
const CONVENTIONAL = /^[\w-]{1,20}(?:\([^()]*\))?!?:\s+/;
const WORDS = 12;

/**
 * Reads a question in every way it can be meant, the likeliest first: a commit (at least 4 digits) or its address, `#123`
 * or its address, `CVE-...` or `GHSA-...`, the title of a change with its number behind it, or words.
 *
 * @returns empty for an empty question
 */
export function readQuestion(query: string): Question[] {
  const text = query.trim().slice(0, LIMIT);
  const [advisory] = ADVISORY.exec(text) ?? [];
  if (advisory !== undefined) return [{ kind: 'advisory', id: advisory.toUpperCase() }];
  const named = [commitIn(text), referenceIn(text)].filter((question) => question !== null);
  // Digits alone are a number first; few commits begin with as many decimal ones.
  if (/^\d{1,6}$/.test(text)) named.reverse();
  // A name with a digit in it is no word: to look through every title for it would be in vain.
  const words = named.length > 0 && !/\s/.test(text) && /\d/.test(text) ? [] : wordsOf(text);
  return words.length === 0 ? named : [...named, { kind: 'words', words }];
}

function commitIn(text: string): Question | null {
  const prefix = COMMIT_ADDRESS.exec(text)?.[1] ?? /^[0-9a-f]{4,64}$/i.exec(text)?.[0];
  return prefix === undefined ? null : { kind: 'commit', prefix: prefix.toLowerCase() };
}

function referenceIn(text: string): Question | null {
  const found = REQUEST_ADDRESS.exec(text);
  if (found) return { kind: 'reference', number: Number(found[2]), path: null };
  const written = REFERENCE.exec(text) ?? TRAILING_REFERENCE.exec(text);
  if (written) return { kind: 'reference', number: Number(written[2]), path: written[1] ?? null };
  return /^\d{1,9}$/.test(text) ? { kind: 'reference', number: Number(text), path: null } : null;
}

/** The title of a commit is asked for by its words, without what stands before and behind them. */
function wordsOf(text: string): string[] {
  const plain = text.replace(CONVENTIONAL, '').replace(TRAILING_REFERENCE, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}_$@.-]+/u).map((word) => word.replace(/^[.-]+|[.-]+$/g, ''));
  return [...new Set(words.filter((word) => word !== ''))].slice(0, WORDS);
}
