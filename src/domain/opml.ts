import type { AddressOf } from './addresses.ts';
import { escapeHtml } from './escape.ts';
import type { FeedInfo } from './feeds.ts';

/**
 * Every feed of the portal as one list that feed readers import: OPML 2.0, http://opml.org/spec2.opml.
 *
 * @param addressOf gives absolute addresses, since a list is read far from the portal
 */
export function feedsOpml(title: string, feeds: readonly FeedInfo[], addressOf: AddressOf): string {
  const attribute = (name: string, value: string) => `${name}="${escapeHtml(value)}"`;
  const outline = (feed: FeedInfo) =>
    [
      '    <outline type="rss"',
      attribute('text', feed.title),
      attribute('title', feed.title),
      attribute('description', feed.description),
      attribute('xmlUrl', addressOf(`feeds/${feed.name}.atom`)),
      attribute('htmlUrl', addressOf('feeds/')),
    ].join(' ');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escapeHtml(title)}</title></head>`,
    '  <body>',
    ...feeds.map((feed) => `${outline(feed)}/>`),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}
