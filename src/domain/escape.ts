const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const SPECIAL = /[\\`*[\]<>{}|~$&]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
const SUSPECT = /[\\`*[\]<>{}|~$&_]|:\/\/|www\./i;

/** Text for HTML and XML, also inside quoted attributes. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => HTML[char] ?? char) : text;
}

/**
 * One line of text for Markdown, so that it is shown as it is: no emphasis, link, picture, code, HTML, expression,
 * heading or list comes of it, also at the start of a line.
 */
export function escapeMarkdown(text: string): string {
  const inline = escapeMarkdownInline(text);
  if (!/^\s*[#+=:\d-]/.test(inline)) return inline;
  return inline.replace(/^(\s*)([#+=:-])/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** The same for text that never stands at the start of a line. */
export function escapeMarkdownInline(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text
    .replace(SPECIAL, '\\$&')
    .replace(/(https?|ftp):\/\//gi, '$1\\://')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`);
}

/** Text of several lines for Markdown; lines after the first start with `indent`, so that they stay in their item. */
export function escapeMarkdownLines(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line, index) => (line === '' || index === 0 ? '' : indent) + escapeMarkdown(line.trimStart()))
    .join('\n');
}
