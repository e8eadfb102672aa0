/**
 * Whether a subject only says that a release was made, or that the files were kept that tell of releases: readers know
 * that from the release itself. Whole subjects are matched, never a part: `Update the changelog template` is work.
 *
 * @param subject without type, label and trailing references
 */
export function isBookkeeping(subject: string): boolean {
  const plain = subject.replace(/[\s.;:!]+$/, '');
  return plain.length <= LONGEST && PATTERNS.some((pattern) => pattern.test(plain));
}

const LONGEST = 120;
/** `1.2`, `v1.2.0-rc.1`, `1.0beta1`, `7.4 RC2`. */
const NUMBER = String.raw`v?\d+(?:(?:\.\d+)+|(?= rc))(?:[-.+]?[a-z][\w.-]*|[-+]\d[\w.-]*)?(?: (?:alpha|beta|rc|m|ga|dev)[ .-]?\d*)?`;
/** The same behind a product's name: `Redis 7.4 RC2`, `globset-0.4.20`. Behind `update` it would be a dependency. */
const NAMED = String.raw`(?:[a-z@][\w@/-]*[ -])?${NUMBER}`;
const FILES = String.raw`(?:change ?-?(?:log|list)s?|changes|news|release[ -]?notes?|history)(?:\.\w{1,5})?`;
const WHEN = String.raw`(?: \(?(?:(?:for|with|of|to|from|after) )?(?:the )?(?:next |new )?(?:#\d+|releases?|${NUMBER}|\d+\.x)\)?){0,2}`;
const PATTERNS = [
  String.raw`${NAMED}(?: release)?(?: \([\w. -]{1,40}\))?`,
  `(?:make )?(?:(?:release|releasing|version|publish|tag|start(?:ing)?|begin|cut|prep(?:ar(?:e|es|ed|ing))?|prepping)[ :/]+)+(?:(?:the|for|to|of|new|next|version|release)[ :]+)*${NAMED}(?: (?:for )?(?:release|tag|version|final|development|lts))?`,
  `(?:version )?(?:bump|update|set|increment|change)(?:s|ed|ping|d|ing)? (?:(?:the|crate|package|version|versions|numbers?) )*(?:to |for |- )?${NUMBER}`,
  String.raw`(?:version (?:number )?(?:bump(?:ed)?|updated)|(?:bump|update)(?:s|ed)? (?:the )?versions?(?: numbers?)?)(?:[ :-]+(?:to |for )?${NUMBER}(?: \([\w. -]{1,40}\))?)?`,
  `(?:prep(?:ar(?:e|es|ed|ing))?|get ready|ready) (?:for|to) (?:the |a )?(?:next |new )?release`,
  `(?:bump to dev version|post[- ]release(?: steps)?|release|releasing|new release|version packages(?: \\([\\w-]{1,20}\\))?)`,
  `(?:updat|add|adjust|edit|prepar|populat|improv|clean|tweak)(?:e|es|ed|s|ing)? (?:up |the |a |missing |some )*${FILES}(?: (?:entry|entries))?${WHEN}`,
  `(?:${NUMBER} )?${FILES}(?: (?:entry|entries|updated?|updates|modified|added))?${WHEN}`,
  `fix(?:es|ed|ing)? (?:the )?(?:${FILES}|${NUMBER} release) (?:date|month|typos?|spelling(?: mistakes?)?|formatting)(?: to [a-z]+)?`,
  `fix(?:es|ed|ing)? (?:a |the |some )?(?:typos?|date|link|formatting|spelling|wording|indentation) (?:in|of) (?:the )?${FILES}`,
].map((spelling) => new RegExp(`^(?:${spelling})$`, 'i'));
