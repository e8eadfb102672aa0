import { escapeHtml, lineToHtml } from './escape.ts';
import type { Portal } from './portal.ts';
import type { Release } from './release.ts';
import { type Block, type Item, outlineRelease } from './release-outline.ts';

/**
 * The notes of a release as HTML for feeds: plain elements that every reader shows, no class, no style, no script.
 *
 * @param release the whole record
 * @param portal for names and the forge's addresses
 * @param notesHtml the notes by hand, rendered, with absolute addresses; `''` without notes
 */
export function releaseToHtml(
  release: Release,
  portal: Pick<Portal, 'product' | 'components'>,
  notesHtml: string,
): string {
  const blocks = outlineRelease(release, portal);
  return blocks.map((block) => htmlOf(block, notesHtml)).join('\n');
}

function htmlOf(block: Block, notesHtml: string): string {
  switch (block.kind) {
    case 'notice':
      return `<p><strong>${escapeHtml(block.text)}</strong></p>`;
    case 'paragraph':
      return `<p>${linesOf(block.text)}</p>`;
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>\n${block.items.map(itemOf).join('\n')}\n</${tag}>`;
    }
    case 'prose':
      return notesHtml;
  }
}

function itemOf(item: Item): string {
  const scope = item.scope ? `<strong>${escapeHtml(item.scope)}:</strong> ` : '';
  const links = item.links.length ? ` (${item.links.map(linkOf).join(', ')})` : '';
  const detail = item.detail ? `<br>${linesOf(item.detail)}` : '';
  return `<li>${scope}${lineToHtml(item.text)}${links}${detail}</li>`;
}

function linkOf(link: { text: string; url: string | null }): string {
  const text = escapeHtml(link.text);
  return link.url ? `<a href="${escapeHtml(link.url)}">${text}</a>` : text;
}

function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s+/, (space) => '\u00a0'.repeat(space.length)))
    .map(lineToHtml)
    .join('<br>');
}
