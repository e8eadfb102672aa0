/** What the words of a change say of things that are going away; every text is read as far as a subject or note may reach. */

const LIMIT = 2_000;
const STARTS = /^(?:soft[- ]?)?deprecates?\b/i;
const BESIDE = /(?:[,;&] (?:and )?|\band )deprecates? \S/i;
const ADDED =
  /^(?:add|implement|introduce)(?:s|ed)?\b[^.]{0,120}?\bdeprecation(?: (?:warning|notice|message)s?)?(?: (?:for|to|on|of)\b.*)?$/i;
const MARKED = /\bmark(?:s|ed)? .{1,80} as deprecated\b/i;
const STATED = /^`[^`]{1,80}`[^`]{0,30} (?:is|are) (?:now )?deprecated\b/i;
const NAMED =
  /^(?!(?:remov|fix|drop|disabl|improv|handl|ignor|suppress|silenc|avoid|hid|test|updat|us|clean|resolv)\w*\b)\S+(?: \w+)? deprecation\b/i;
/** About deprecations in general, and nothing that is one. */
const GENERAL = /^(?:deprecations|deprecating)\b/i;

const FOOTER = /^(?:DEPRECATED|DEPRECATION|DEPRECATES|Deprecated|Deprecation|Deprecates):[ \t]*(\S.*)$/m;
const TRAILER = /^[A-Za-z][A-Za-z-]{1,30}(?::| #)/;

const VERSION = String.raw`(?:the )?((?:next major)(?: version| release)?|(?:version |release |v)?\d{1,4}(?:\.\d{1,6}){0,2}(?:\.x)?)`;
const REMOVAL = new RegExp(
  String.raw`\b(?:(?:will|shall|is going to|are going to|to) be (?:removed|dropped|deleted)|(?:goes|go|going) away|removal(?: is)?(?: planned)?) (?:in|with|from|for) ${VERSION}`,
  'i',
);
const REMOVED_IN = new RegExp(
  String.raw`\b(?:is|are|gets?) (?:removed|dropped|deleted|gone) (?:in|with|from) ${VERSION}`,
  'i',
);
const REMOVES =
  /\b(?:remov(?:e|es|ed|al|ing)|drop(?:s|ped)?|delet(?:e|es|ed)|no longer|discontinu\w+|gone|in place of|instead of|replac(?:e|es|ed)|renam(?:e|es|ed))\b/i;

/** Whether a subject says that something is deprecated from now on, as against work on what was deprecated before. */
export function deprecates(subject: string): boolean {
  // A word is looked for before its patterns: most subjects do not have it.
  if (!subject.includes('eprecat') && !subject.includes('EPRECAT')) return false;
  const text = subject.slice(0, LIMIT);
  if (GENERAL.test(text)) return false;
  return [STARTS, BESIDE, ADDED, MARKED, STATED, NAMED].some((pattern) => pattern.test(text));
}

/** Whether a subject speaks of deprecations in general. */
export function isGeneral(subject: string): boolean {
  return GENERAL.test(subject);
}

/** The text of a footer `DEPRECATED:` or `Deprecation:` up to the next blank line or trailer, or null. */
export function readDeprecation(body: string): string | null {
  const found = FOOTER.exec(body);
  if (!found) return null;
  const [, first = ''] = found;
  const rest = body.slice(found.index + found[0].length + 1, found.index + LIMIT).split('\n');
  const end = rest.findIndex((line) => line.trim() === '' || TRAILER.test(line));
  return [first, ...rest.slice(0, end < 0 ? rest.length : end)].join(' ').trim();
}

/**
 * When a text says that something will be removed: `4.0`, `next major`; null where it says nothing.
 *
 * @param deprecating of a text that deprecates, `is removed in 4.0` speaks of the time to come as well
 */
export function removalAnnounced(text: string, deprecating = false): string | null {
  const start = text.slice(0, LIMIT);
  const found = (REMOVAL.exec(start) ?? (deprecating ? REMOVED_IN.exec(start) : null))?.[1]?.toLowerCase();
  if (found === undefined) return null;
  return found.startsWith('next') ? 'next major' : found.replace(/^(?:version |release |v)/, '');
}

/** Whether a text says that something goes away now. */
export function removes(text: string): boolean {
  return REMOVES.test(text.slice(0, LIMIT));
}

/**
 * The names in a text that cannot be common words: what stands between backticks, else words with a dot, an underscore,
 * a capital inside, or hyphens in front.
 */
export function namesIn(text: string): string[] {
  const start = text.slice(0, LIMIT);
  const spans = [...start.matchAll(/`([^`\n]{2,80})`/g)].map((match) => match[1] ?? '');
  const words = spans.length > 0 ? spans : start.split(/[\s,;:'"“”‘’]+/).filter((word) => UNCOMMON.test(word));
  return [...new Set(words.map(plainName))].filter((name) => name.length >= 4);
}

const UNCOMMON =
  /^(?:--[\w-]{2,}|<?[A-Za-z][\w$]*(?:[._][\w$]+)+(?:\(\))?|<?[A-Za-z$][a-z0-9]+[A-Z][\w$]*(?:\(\))?>?|[A-Z][A-Z0-9]+_[A-Z0-9_]+)$/;

/** `fs.foo()` and `fs.foo` are one thing. */
function plainName(name: string): string {
  return name
    .trim()
    .replace(/\(.*\)$/, '')
    .replace(/[.<>]+$|^<+/g, '');
}
