import { splitCodeSpans } from './code-spans.ts';

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const SPECIAL = /[\\`*[\]<>{}|~$&]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
const SUSPECT = /[\\`*[\]<>{}|~$&_@]|:\/\/|www\./i;
// What many readers of Markdown turn into links or mentions by themselves, however it is escaped.
const LINK_LIKE = /@|:\/\/|www\./i;

/** Text for HTML and XML, also inside quoted attributes. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => HTML[char] ?? char) : text;
}

/**
 * One line of text for Markdown, so that it is shown as it is: no emphasis, link, picture, code, HTML, expression,
 * heading or list comes of it, also at the start of a line.
 */
export function escapeMarkdown(text: string): string {
  return atLineStart(escapeMarkdownInline(text));
}

/** Markdown of a line that would become a heading, a list or a rule because it stands at the start of its line. */
export function atLineStart(markdown: string): string {
  if (!/^\s*[#+=:\d-]/.test(markdown)) return markdown;
  return markdown.replace(/^(\s*)([#+=:-])/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** The same for text that never stands at the start of a line. What would become a link or a mention is shown as code. */
export function escapeMarkdownInline(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text
    .split(/(\s+)/)
    .map((word) => (LINK_LIKE.test(word) ? codeSpan(word) : word.replace(SPECIAL, '\\$&')))
    .join('');
}

/**
 * Text of several lines for Markdown. Lines after the first start with `indent`, so that they stay in their item;
 * lines set in by four spaces after an empty one are code, as in a commit message.
 */
export function escapeMarkdownLines(text: string, indent: string): string {
  let code = false;
  const lines = text.split('\n').map((line, index, all) => {
    if (line.trim() === '') return '';
    code = /^(?: {4}|\t)/.test(line) && (code || all[index - 1]?.trim() === '');
    const shown = code ? line.replace(/^\t/, '    ') : atLineStart(lineToMarkdown(line.trim()));
    return (index === 0 ? '' : indent) + shown;
  });
  return lines.join('\n');
}

/** A line as the pages show it: what stands between backticks is code, everything else is text. */
export function lineToMarkdown(text: string): string {
  if (!text.includes('`')) return escapeMarkdownInline(text);
  const parts = splitCodeSpans(text).map((part) => (part.code ? codeSpan(part.text) : escapeMarkdownInline(part.text)));
  // Two spans that touch would be read as one with other fences: a comment keeps them apart.
  const touches = (part: string, index: number) => part.startsWith('`') && parts[index - 1]?.endsWith('`');
  return parts.map((part, index) => (touches(part, index) ? `<!-- -->${part}` : part)).join('');
}

/** The same for HTML. */
export function lineToHtml(text: string): string {
  if (!text.includes('`')) return escapeHtml(text);
  return splitCodeSpans(text)
    .map((part) => (part.code ? `<code>${escapeHtml(part.text)}</code>` : escapeHtml(part.text)))
    .join('');
}

/** Fences longer than any run of backticks inside. */
function codeSpan(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}
