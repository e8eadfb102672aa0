import { notesToMarkdown } from './notes-markdown.ts';
import type { Portal } from './portal.ts';
import type { Release } from './release.ts';
import { factsOf } from './release-markdown.ts';
import { type Block, type Item, outlineRelease, releaseTitle } from './release-outline.ts';

/** The notes of a release as plain text for a terminal or a mail; its text was cleaned when it was read. */
export function releaseToText(release: Release, portal: Pick<Portal, 'product' | 'components'>): string {
  const blocks = outlineRelease(release, portal).map((block) => textOf(block, release));
  const title = releaseTitle(release, portal);
  return [`${title}\n${'='.repeat(title.length)}`, factsOf(release), ...blocks].join('\n\n').concat('\n');
}

function textOf(block: Block, release: Release): string {
  switch (block.kind) {
    case 'notice':
      return `! ${block.text}`;
    case 'paragraph':
      return block.text;
    case 'heading':
      return `${block.text}\n${'-'.repeat(block.text.length)}`;
    case 'list':
      return block.items.map((item, index) => itemOf(item, block.ordered ? `${index + 1}. ` : '- ')).join('\n');
    case 'prose':
      return notesToMarkdown(release.notes?.body ?? '', (relative) => relative);
  }
}

function itemOf(item: Item, bullet: string): string {
  const indent = ' '.repeat(bullet.length);
  const scope = item.scope ? `${item.scope}: ` : '';
  const links = item.links.length ? ` (${item.links.map((link) => link.text).join(', ')})` : '';
  const detail = item.detail ? `\n${indent}${item.detail.replaceAll('\n', `\n${indent}`)}` : '';
  return `${bullet}${scope}${item.text}${links}${detail}`;
}
