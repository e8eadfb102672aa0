import { at } from './data.ts';

/** The part of Pagefind's interface that is used. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  filters(): Promise<Filters>;
  debouncedSearch(
    text: string | null,
    options: { filters: Record<string, string> },
    wait: number,
  ): Promise<Found | null>;
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

/** Name of a filter to its values and how many pages have each. */
export type Filters = Record<string, Record<string, number>>;

/** A page that was found, as text alone. */
export interface SearchHit {
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

/** @returns how many pages were found and the first of them, or null when a later query has overtaken this one */
export async function searchPages(
  text: string,
  filters: Record<string, string>,
  limit: number,
): Promise<{ total: number; hits: SearchHit[] } | null> {
  const pagefind = await loadPagefind();
  const found = await pagefind.debouncedSearch(text === '' ? null : text, { filters }, 120);
  if (!found) return null;
  const pages = await Promise.all(found.results.slice(0, limit).map((result) => result.data()));
  return { total: found.results.length, hits: pages.filter((page) => isOwn(page.url)).map(hitOf) };
}

async function start(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ at('pagefind/pagefind.js'));
  await pagefind.options({ baseUrl: at(''), excerptLength: 24 });
  return pagefind;
}

function hitOf(page: FoundPage): SearchHit {
  const own = (page.sub_results ?? []).filter((entry) => entry.url !== page.url && isOwn(entry.url));
  return {
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
