import { type OutlineBlock, type OutlineItem, outlineComparison, titleOf } from './comparison-outline.ts';
import type { ComparisonRecord } from './comparison-record.ts';
import { formatCount } from './format.ts';

/** Entries of one list before a number stands for the rest. */
const LISTED = 30;

/** A comparison for a terminal; it still has to be cleaned for one. Long lists are cut and say so. */
export function comparisonText(record: ComparisonRecord): string {
  return `${[titleOf(record.comparison), ...outlineComparison(record).map(textOf)].join('\n\n')}\n`;
}

function textOf(block: OutlineBlock): string {
  if (block.kind !== 'list')
    return block.kind === 'heading' && block.level === 2 ? block.text.toUpperCase() : block.text;
  const width = Math.max(0, ...block.items.map(({ version }) => version.length));
  const lines = block.items.slice(0, LISTED).map((item) => itemOf(item, width));
  const rest = block.items.length - LISTED;
  return [...lines, ...(rest > 0 ? [`  and ${formatCount(rest)} more: --md and --json have all`] : [])].join('\n');
}

function itemOf({ version, scope, text, references, details }: OutlineItem, width: number): string {
  const start = width > 0 ? `  ${version.padEnd(width)}  ` : '  ';
  const words = [scope && `${scope}:`, text, ...references.map(([name]) => name)].filter(Boolean).join(' ');
  const indent = ' '.repeat(start.length);
  const lines = [words, ...details].flatMap((part) => part.split('\n'));
  return lines.map((line, at) => `${at === 0 ? start : indent}${line}`.trimEnd()).join('\n');
}
