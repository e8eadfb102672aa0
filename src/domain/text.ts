/**
 * The one place where untrusted text is made safe to show (rule 2 of safety). Nothing is dropped: what would act on a
 * terminal, a page or a feed, or hide in one, becomes a visible mark.
 */

/** Ranges by code point: with them named here and not by property, every version of Node cleans alike. */
const SUSPECT = [
  // C0 but tab and line feed, DEL, C1.
  '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f',
  // Soft hyphen, joiners, fillers, separators and controls of single scripts.
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\uffa0',
  // Zero width, bidi controls and isolates, line and paragraph separators, invisible operators.
  '\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff0-\\ufffb',
  // Half pairs: with the `u` flag whole pairs do not match them.
  '\\ud800-\\udfff',
  // Format controls above the basic plane.
  '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}',
  // Variation selectors, tag letters and what is kept free for more of them.
  '\\ufe00-\\ufe0f\\u{e0000}-\\u{e0fff}',
  // Code points that are no characters.
  '\\ufdd0-\\ufdef\\ufffe\\uffff',
  ...Array.from(
    { length: 16 },
    (_, index) => `\\u{${(index + 1).toString(16)}fffe}-\\u{${(index + 1).toString(16)}ffff}`,
  ),
].join('');

/** Flags of England, Scotland and Wales: the only emoji spelled with tag letters. */
const FLAG = `\\u{1f3f4}(?:${['gbeng', 'gbsct', 'gbwls'].map(tagLetters).join('|')})`;

const PLAIN = /^[\t\n\u0020-\u007e]*$/;
const SUSPECTS = new RegExp(`${FLAG}|[${SUSPECT}]`, 'gu');
const EMOJI_BEFORE = /(?:\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})$/u;
const EMOJI_AFTER = /^\p{Extended_Pictographic}/u;
const IDEOGRAPH_BEFORE = /\p{Unified_Ideograph}$/u;
const VISIBLE_BEFORE = new RegExp(`[^\\s${SUSPECT}]$`, 'u');

/** Text of several lines: tab and line feed are kept, CRLF becomes LF, all else that is invisible becomes a mark. */
export function cleanText(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  const text = raw.replaceAll('\r\n', '\n');
  return text.replace(SUSPECTS, (match, offset: number) => (isKept(match, text, offset) ? match : mark(match)));
}

/** Text of one line: as `cleanText`, with tabs and line feeds as one space. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/[\t\n]+/g, ' ');
}

/** For a terminal: as `cleanText`, and nothing else is needed since no escape survives it. */
export function cleanForTerminal(raw: string): string {
  return cleanText(raw);
}

/** Cuts to `limit` characters without splitting a surrogate pair; a cut is shown with what was left out. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = /[\ud800-\udbff]/.test(text[limit - 1] ?? '') ? limit - 1 : limit;
  const left = text.length - end;
  return `${text.slice(0, end)}… (${left} more ${left === 1 ? 'character' : 'characters'})`;
}

/** What only shapes the character before it stays: joiners inside emoji, one selector after what it selects. */
function isKept(match: string, text: string, offset: number): boolean {
  if (match.startsWith('\u{1f3f4}')) return true;
  const before = text.slice(Math.max(0, offset - 3), offset);
  if (match === '\u200d') return EMOJI_BEFORE.test(before) && EMOJI_AFTER.test(text.slice(offset + 1, offset + 3));
  if (/[\ufe00-\ufe0f]/.test(match)) return VISIBLE_BEFORE.test(before);
  return /[\u{e0100}-\u{e01ef}]/u.test(match) && IDEOGRAPH_BEFORE.test(before);
}

/** Control pictures for C0 and DEL; `⟨U+XXXX⟩` for the rest; the replacement character for half a pair. */
function mark(match: string): string {
  const code = match.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** Letters as the invisible tags that spell a flag, closed, as source of a pattern. */
function tagLetters(letters: string): string {
  return [...letters, '\u007f'].map((letter) => `\\u{e00${letter.charCodeAt(0).toString(16)}}`).join('');
}
