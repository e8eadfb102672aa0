import type { APIRoute } from 'astro';
import { addressesOf, releasePath } from '#domain/addresses.ts';
import { composeFeed } from '#domain/feed-compose.ts';
import { absoluteAddresses } from '#domain/feed-document.ts';
import { feedPages } from '#domain/feed-pages.ts';
import { FEED_FORMATS, FEED_TYPES, type FeedFormat, type FeedInfo, feedList } from '#domain/feeds.ts';
import { serializeFeed } from '../../adapters/feed-serializer.ts';
import Nothing from '../../components/feeds/Nothing.astro';
import { notesComponents } from '../../components/release/notes-components.ts';
import { renderNotes } from '../../queries/notes-html.ts';
import { getPortal } from '../../queries/portal.ts';
import { getRelease } from '../../queries/releases.ts';

interface Props extends Record<string, unknown> {
  info: FeedInfo;
  format: FeedFormat;
}

const components = { ...notesComponents, Before: Nothing, After: Nothing };
const base = import.meta.env.BASE_URL;
const addressOf = addressesOf({ site: import.meta.env.SITE ?? null, base });

// A release stands in several feeds, each in three formats: its notes are rendered once.
const rendered = new Map<string, Promise<string>>();

/** One address per feed and format. */
export function getStaticPaths() {
  return feedList(getPortal()).flatMap((info) =>
    FEED_FORMATS.map((format) => ({ params: { feed: `${info.name}.${format}` }, props: { info, format } })),
  );
}

export const GET: APIRoute<Props> = async ({ props: { info, format } }) => {
  const portal = getPortal();
  const releases = feedPages(info, portal).current.filter((entry) => entry.kind === 'release');
  const ids = new Set(releases.map(({ row }) => row.id));
  const notes = new Map(await Promise.all([...ids].map(async (id) => [id, await notesOf(id)] as const)));
  const sources = { release: getRelease, notesHtml: (id: string) => notes.get(id) ?? '', addressOf, base };
  const text = serializeFeed(composeFeed({ info, format }, portal, sources), format);
  return new Response(text, { headers: { 'Content-Type': FEED_TYPES[format] } });
};

function notesOf(id: string): Promise<string> {
  const { notes } = getRelease(id);
  if (!notes?.body) return Promise.resolve('');
  const known = rendered.get(id);
  if (known) return known;
  const fresh = renderNotes(id, notes.file, components).then((html) =>
    absoluteAddresses(html, addressOf(releasePath(id))),
  );
  rendered.set(id, fresh);
  return fresh;
}
