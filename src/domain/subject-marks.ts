/** The pull request that a subject ends with: its repository where that is named, and its number. */
export const TRAILING_REFERENCE = /\s*\((?:([\w.-]+\/[\w.-]+)?#|gh-|!)(\d{1,9})\)\s*$/i;
const TRAILING_BACKPORT = /\s*\((?:back-?port|cherry[ -]?pick)(?:ed)?(?: of| from)? [\w./-]*[#!]\d{1,9}\)\s*$/i;
/** `(42-x-y)`, `[2.x]`: the branch that a pull request was opened for. */
const TRAILING_BRANCH = /\s*[([](?:back-?port(?: to)? )?v?\d+(?:[.-]\d+){0,3}[.-]x(?:[.-]y)?(?: back-?port)?[)\]]\s*$/i;
/** What is left of a reference where a forge cut a long subject: `(#5…`. */
const CUT_REFERENCE = /\s*\(#\d{0,9}…$/;
const TRAILING = [TRAILING_REFERENCE, TRAILING_BACKPORT, TRAILING_BRANCH, CUT_REFERENCE];
const BRANCH_LABEL =
  /^\[(?:back-?port\b[^\][]{0,40}|(?:release[-/ ])?v?\d+(?:[.-](?:\d+|x|y))+)\]\s*:?\s*(?:back-?port: )?/i;
const BRANCH_PREFIX = /^back-?port(?:\[[^\][]{1,40}\]|(?: to)? v?\d[\w.-]{0,20})?: (?=\S)/i;

/** Subject without its trailing pull request reference, for titles and identities. */
export function withoutReferences(subject: string): string {
  let text = subject;
  for (let before = ''; text !== before && /[)\]…]$/.test(text); ) {
    before = text;
    for (const trailing of TRAILING) text = text.replace(trailing, '');
    text = text.trimEnd();
  }
  return text;
}

/** Subject without the branch that it was backported to, such as `[2.x]`. */
export function withoutBranch(subject: string): string {
  const first = subject.charAt(0);
  if (first === '[') return subject.replace(BRANCH_LABEL, '') || subject;
  return first === 'b' || first === 'B' ? subject.replace(BRANCH_PREFIX, '') : subject;
}
