/**
 * The one place where untrusted text is made safe to show (rule 2 of safety). Nothing is dropped: what would act on a
 * terminal, a page or a feed becomes a visible mark.
 */

// C0 but tab and line feed, DEL, C1, bidi controls, zero-width and other invisible characters, line separators, tags.
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff]|\udb40[\udc00-\udfff]|[\ud800-\udfff]/;
const SUSPECTS = new RegExp(
  // Well-formed pairs other than the tag block are matched first and kept.
  `[\\ud800-\\udb3f\\udb41-\\udbff][\\udc00-\\udfff]|${SUSPECT.source}`,
  'g',
);
const EMOJI_BEFORE = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const EMOJI_AFTER = /^\p{Extended_Pictographic}/u;

/** Text of several lines: tab and line feed are kept, CRLF becomes LF, all else that is invisible becomes a mark. */
export function cleanText(raw: string): string {
  if (!SUSPECT.test(raw)) return raw;
  const text = raw.replaceAll('\r\n', '\n');
  return text.replace(SUSPECTS, (match, offset: number) => {
    if (match.length === 2 && !match.startsWith('\udb40')) return match;
    if (match === '\u200d' && joinsEmoji(text, offset)) return match;
    return mark(match);
  });
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
  return `${text.slice(0, end)}… (${text.length - end} more characters)`;
}

function joinsEmoji(text: string, offset: number): boolean {
  return EMOJI_BEFORE.test(text.slice(Math.max(0, offset - 2), offset)) && EMOJI_AFTER.test(text.slice(offset + 1, offset + 3));
}

/** Control pictures for C0 and DEL; `⟨U+XXXX⟩` for the rest; the replacement character for half a pair. */
function mark(match: string): string {
  const code = match.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
