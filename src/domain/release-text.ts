import type { AddressOf } from './addresses.ts';
import { notesToText } from './notes-text.ts';
import type { Portal } from './portal.ts';
import type { Release } from './release.ts';
import { factsOf, proseOf } from './release-markdown.ts';
import { type Block, type Item, type Link, outlineRelease, releaseTitle } from './release-outline.ts';

/**
 * The notes of a release as plain text for a terminal or a mail; its text was cleaned when it was read.
 *
 * @param addressOf makes addresses of pictures and files that work wherever the text is read
 */
export function releaseToText(
  release: Release,
  portal: Pick<Portal, 'product' | 'components'>,
  addressOf: AddressOf,
): string {
  const blocks = outlineRelease(release, portal).map((block) => textOf(block, release, addressOf));
  const title = releaseTitle(release, portal);
  return [`${title}\n${'='.repeat(title.length)}`, factsOf(release), ...blocks].join('\n\n').concat('\n');
}

function textOf(block: Block, release: Release, addressOf: AddressOf): string {
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
      return notesToText(proseOf(release, addressOf));
  }
}

function itemOf(item: Item, bullet: string): string {
  const indent = ' '.repeat(bullet.length);
  const scope = item.scope ? `${item.scope}: ` : '';
  const names = item.links.filter((link) => !isFile(link)).map(({ text }) => text);
  const links = names.length ? ` (${names.join(', ')})` : '';
  const below = [...item.links.filter(isFile).map(({ url }) => url), ...(item.detail?.split('\n') ?? [])];
  return [`${bullet}${scope}${item.text}${links}`, ...below.map((line) => (line ? indent + line : ''))].join('\n');
}

/** A link whose words say nothing without the address; a reference or a commit is found by its name. */
function isFile(link: Link): boolean {
  return link.file === true && link.url !== null;
}
