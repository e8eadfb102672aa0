import { splitFences } from './fences.ts';

/**
 * Notes as Markdown to plain text: pictures and links give their address, code is set in, marks of emphasis go. Backticks
 * around a word stay, for they quote it.
 *
 * @param markdown as `notesToMarkdown` gives it
 */
export function notesToText(markdown: string): string {
  return splitFences(markdown)
    .map(({ code, text }) => (code ? codeToText(text) : proseToText(text)))
    .join('\n');
}

/** Without the fences: what is set in by four spaces is code in plain text. */
function codeToText(block: string): string {
  const [, ...lines] = block.split('\n');
  if (/^ {0,3}(?:`{3,}|~{3,})\s*$/.test(lines.at(-1) ?? '')) lines.pop();
  return lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n');
}

function proseToText(prose: string): string {
  return inlineToText(prose).replace(/^#{1,6}[ \t]+(.*?)[ \t#]*$/gm, (_all, title: string) => underlined(title));
}

function underlined(title: string): string {
  return `${title}\n${'-'.repeat(title.length)}`;
}

// Code first: in it, no mark means anything.
const INLINE = new RegExp(
  [
    /(?<code>(?<ticks>`+)[^\n]*?\k<ticks>)/,
    /(?<picture>!?)\[(?<text>(?:\\.|[^[\]\\])*)\]\((?<address>[^()\s]+)[^()\n]*\)/,
    /<(?<plain>https?:[^<>\s]+)>/,
    /\*\*(?<strong>[^\s*](?:[^*]*[^\s*])?)\*\*/,
    /(?<![\w*])\*(?<star>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])/,
    /(?<!\w)_(?<low>[^\s_](?:[^_\n]*[^\s_])?)_(?!\w)/,
    /\\(?<escaped>[!-/:-@[-`{-~])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

function inlineToText(text: string): string {
  return text.replace(INLINE, (...found) => {
    const is = found.at(-1) as Record<string, string | undefined>;
    if (is.address !== undefined) return linkToText(inlineToText(is.text ?? ''), is.address, is.picture === '!');
    const inner = is.strong ?? is.star ?? is.low;
    return inner === undefined ? (is.code ?? is.plain ?? is.escaped ?? '') : inlineToText(inner);
  });
}

function linkToText(text: string, address: string, picture: boolean): string {
  if (text === '' || text === address) return address;
  return `${picture ? 'Picture: ' : ''}${text} (${address})`;
}
