import { type AddressOf, notesAssetPath, releaseDataPath, releasePath } from './addresses.ts';
import { atLineStart, escapeMarkdown, escapeMarkdownInline, escapeMarkdownLines, lineToMarkdown } from './escape.ts';
import { notesToMarkdown } from './notes-markdown.ts';
import type { Portal } from './portal.ts';
import type { Release } from './release.ts';
import { type Block, type Item, type Link, outlineRelease, releaseTitle } from './release-outline.ts';

/**
 * The page of a release as Markdown. Whatever came from commits and manifests is escaped and reads as text.
 *
 * @param release the whole record
 * @param portal for names and the forge's addresses
 * @param addressOf makes addresses that work wherever the text is read
 */
export function releaseToMarkdown(
  release: Release,
  portal: Pick<Portal, 'product' | 'components'>,
  addressOf: AddressOf,
): string {
  const blocks = outlineRelease(release, portal).map((block) => markdownOf(block, release, addressOf));
  return [
    `# ${escapeMarkdown(releaseTitle(release, portal))}`,
    escapeMarkdown(factsOf(release)),
    `[Page](${addressOf(releasePath(release.id))}) | [Data](${addressOf(releaseDataPath(release.id))})`,
    ...blocks,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** One line that says when, where and since what: `2026-05-01, stable, line 2.x, 12 commits since v2.4.0`. */
export function factsOf(release: Release): string {
  const commits = release.range.commits === 1 ? '1 commit' : `${release.range.commits} commits`;
  const since = release.previous ? ` since ${release.previous}` : '';
  return `Released ${release.date.slice(0, 10)}, channel ${release.channel}, line ${release.line}, ${commits}${since}.`;
}

function markdownOf(block: Block, release: Release, addressOf: AddressOf): string {
  switch (block.kind) {
    case 'notice':
      return `> **${escapeMarkdown(block.text)}**`;
    case 'paragraph':
      return escapeMarkdownLines(block.text, '');
    case 'heading':
      return `## ${escapeMarkdown(block.text)}`;
    case 'list':
      return block.items.map((item, index) => itemOf(item, block.ordered ? `${index + 1}. ` : '- ')).join('\n');
    case 'prose':
      return proseOf(release, addressOf);
  }
}

function itemOf(item: Item, bullet: string): string {
  const start = item.scope
    ? `**${escapeMarkdownInline(item.scope)}:** ${lineToMarkdown(item.text)}`
    : atLineStart(lineToMarkdown(item.text));
  const links = item.links.length ? ` (${item.links.map(linkOf).join(', ')})` : '';
  const head = `${bullet}${start.replaceAll('\n', ' ')}${links}`;
  return item.detail ? `${head}\n\n${detailOf(item.detail, ' '.repeat(bullet.length))}\n` : head;
}

function detailOf(detail: string, indent: string): string {
  return indent + escapeMarkdownLines(detail, indent);
}

function linkOf({ text, url }: Link): string {
  const shown = escapeMarkdownInline(text);
  if (!url) return shown;
  return `[${shown}](${/[<>()\s\\]/.test(url) ? `<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>` : url})`;
}

/** The notes by hand as Markdown, with addresses of their pictures and files that work wherever the text is read. */
export function proseOf(release: Release, addressOf: AddressOf): string {
  const { file, body } = release.notes ?? { file: '', body: '' };
  return notesToMarkdown(body, (relative) => {
    const path = notesAssetPath(file, relative);
    return path ? addressOf(path) : relative;
  });
}
