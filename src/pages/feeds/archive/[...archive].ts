import type { APIRoute } from 'astro';
import { addressesOf } from '#domain/addresses.ts';
import { composeFeed, type FeedWanted } from '#domain/feed-compose.ts';
import { feedPages } from '#domain/feed-pages.ts';
import { FEED_FORMATS, FEED_TYPES, feedList } from '#domain/feeds.ts';
import { serializeFeed } from '../../../adapters/feed-serializer.ts';
import { getPortal } from '../../../queries/portal.ts';
import { getRelease } from '../../../queries/releases.ts';

interface Props extends Record<string, unknown> {
  wanted: FeedWanted;
}

const base = import.meta.env.BASE_URL;
const addressOf = addressesOf({ site: import.meta.env.SITE ?? null, base });

/** One address per feed, archive and format. */
export function getStaticPaths() {
  const portal = getPortal();
  return feedList(portal).flatMap((info) =>
    feedPages(info, portal).archives.flatMap(({ number }) =>
      FEED_FORMATS.map((format) => ({
        params: { archive: `${info.name}/${number}.${format}` },
        props: { wanted: { info, format, archive: number } },
      })),
    ),
  );
}

export const GET: APIRoute<Props> = ({ props: { wanted } }) => {
  const sources = { release: getRelease, notesHtml: () => '', addressOf, base };
  const text = serializeFeed(composeFeed(wanted, getPortal(), sources), wanted.format);
  return new Response(text, { headers: { 'Content-Type': FEED_TYPES[wanted.format] } });
};
