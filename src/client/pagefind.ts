import type { IndexFilters, IndexValues } from '#domain/search-states.ts';
import { at } from './data.ts';

/** The part of Pagefind's interface that is used. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  filters(): Promise<IndexValues>;
  debouncedSearch(text: string | null, options: { filters: IndexFilters }, wait: number): Promise<Found | null>;
}

interface Found {
  results: { data(): Promise<FoundPage> }[];
}

interface FoundPage {
  url: string;
  excerpt: string;
  meta: Record<string, string | undefined>;
  sub_results?: { title: string; url: string; excerpt: string }[];
}

/** A page that was found, as text alone. */
export interface SearchHit {
  /** Id of the release that the page is about. */
  id: string;
  title: string;
  url: string;
  excerpt: ExcerptPart[];
  entries: { title: string; url: string; excerpt: ExcerptPart[] }[];
}

/** A piece of an excerpt; what was searched for is marked. */
export interface ExcerptPart {
  text: string;
  marked: boolean;
}

let loading: Promise<Pagefind> | null = null;

/** Loads the index's program, once; its parts come with the queries. */
export function loadPagefind(): Promise<Pagefind> {
  loading ??= start();
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

/** What is searched for. */
export interface SearchQuery {
  text: string;
  /** Null: no page of the index can fit. */
  filters: IndexFilters | null;
  /** What the index cannot tell of a page, by the id of its release. */
  fits: (id: string) => boolean;
  limit: number;
}

/**
 * @returns how many pages the index found, those that turned out not to fit left out, and the first of them; or null when
 * a later query has overtaken this one
 */
export async function searchPages({
  text,
  filters,
  fits,
  limit,
}: SearchQuery): Promise<{ total: number; hits: SearchHit[] } | null> {
  const pagefind = await loadPagefind();
  if (filters === null) return { total: 0, hits: [] };
  const found = await pagefind.debouncedSearch(text === '' ? null : text, { filters }, 120);
  if (!found) return null;
  const hits: SearchHit[] = [];
  let dropped = 0;
  for (let at = 0; at < found.results.length && hits.length < limit; at += limit) {
    const pages = await Promise.all(found.results.slice(at, at + limit).map((result) => result.data()));
    const fitting = pages.filter((page) => isOwn(page.url) && fits(page.meta.id ?? ''));
    dropped += pages.length - fitting.length;
    hits.push(...fitting.map(hitOf));
  }
  return { total: found.results.length - dropped, hits: hits.slice(0, limit) };
}

async function start(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ at('pagefind/pagefind.js'));
  await pagefind.options({ baseUrl: at(''), excerptLength: 24 });
  return pagefind;
}

function hitOf(page: FoundPage): SearchHit {
  const own = (page.sub_results ?? []).filter((entry) => entry.url !== page.url && isOwn(entry.url));
  return {
    id: page.meta.id ?? '',
    title: page.meta.title ?? page.url,
    url: page.url,
    excerpt: partsOf(page.excerpt),
    entries: own.slice(0, 3).map(({ title, url, excerpt }) => ({ title, url, excerpt: partsOf(excerpt) })),
  };
}

/** Addresses come from our own index; anything that would leave the portal is dropped all the same. */
function isOwn(url: string): boolean {
  return url.startsWith(at('')) && !url.startsWith('//');
}

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
};

/** Pagefind's excerpts are escaped HTML with marks in it; here they become text again and are only ever shown as text. */
function partsOf(excerpt: string): ExcerptPart[] {
  const decode = (text: string) =>
    text.replace(/&(?:lt|gt|amp|quot|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
  return excerpt.split(/<\/?mark>/).map((text, i) => ({ text: decode(text), marked: i % 2 === 1 }));
}
