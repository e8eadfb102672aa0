import { type OutlineBlock, type OutlineItem, outlineComparison, titleOf } from './comparison-outline.ts';
import type { ComparisonRecord } from './comparison-record.ts';
import { atLineStart, escapeMarkdown, escapeMarkdownInline, escapeMarkdownLines, lineToMarkdown } from './escape.ts';

/** A comparison as Markdown; whatever came from commits, notes and files is escaped and reads as text. */
export function comparisonMarkdown(record: ComparisonRecord): string {
  const blocks = outlineComparison(record).map(markdownOf);
  return `${[`# ${escapeMarkdownInline(titleOf(record.comparison))}`, ...blocks].join('\n\n')}\n`;
}

function markdownOf(block: OutlineBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return escapeMarkdownLines(block.text, '');
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case 'list':
      return block.items.map(itemOf).join('\n');
  }
}

function itemOf({ version, scope, text, references, details, done }: OutlineItem): string {
  const start = [version && `**${escapeMarkdownInline(version)}**`, scope && `${escapeMarkdownInline(scope)}:`];
  const [first = '', ...more] = text.split('\n');
  const head = [...start.filter(Boolean), lineToMarkdown(first)].join(' ');
  const links = references.length > 0 ? ` (${references.map(linkOf).join(', ')})` : '';
  const under = [more.join('\n').trim(), ...details].filter((detail) => detail !== '');
  const rest = under.map((detail) => `\n\n  ${escapeMarkdownLines(detail, '  ')}`).join('');
  const box = done === undefined ? '' : done ? '[x] ' : '[ ] ';
  return `- ${box}${atLineStart(head)}${links}${rest}`;
}

function linkOf([text, url]: readonly [string, string?]): string {
  return url === undefined ? escapeMarkdownInline(text) : `[${escapeMarkdownInline(text)}](${url})`;
}
