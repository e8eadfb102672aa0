import type { ComponentOffer } from './component-offer.ts';
import { latestBuilds, latestPath } from './latest.ts';

/** As many rules as the strictest of the common hosts reads: Cloudflare Pages. */
const RULE_LIMIT = 2000;

/** Longest rule that it reads, in characters. */
const LENGTH_LIMIT = 1000;

/**
 * Permalinks to what is newest, in the form of Netlify and Cloudflare Pages: `/latest/<channel>` to its download page
 * and `/latest/<channel>/<os>/<arch>` to the file. Apache reads the same lines as a map.
 *
 * @param base base path, `/` or `/portal`
 * @returns at most `RULE_LIMIT` rules: channels first, then builds in the order of channels
 */
export function redirectRules(offers: readonly ComponentOffer[], base: string): string {
  const inner = base.replace(/^\/+|\/+$/g, '');
  const root = inner === '' ? '' : `/${inner}`;
  const pages = offers.map((offer) => [`${root}/latest/${latestPath(offer, '')}`, `${root}${pageOf(offer)}`] as const);
  const files = offers.flatMap((offer) =>
    latestBuilds(offer).map(({ os, arch, file }) => {
      return [`${root}/latest/${latestPath(offer, `${os}/${arch}`)}`, file.url] as const;
    }),
  );
  const rules = [...pages, ...files].map(([from, to]) => `${from.replace(/\/$/, '')} ${to} 302`);
  const kept = rules.filter((rule) => rule.length <= LENGTH_LIMIT).slice(0, RULE_LIMIT);
  return [...HEAD, ...kept, ''].join('\n');
}

const HEAD = ['# Permalinks to the newest build of each channel, for hosts that read this file.'];

function pageOf({ channel, component, releases }: ComponentOffer): string {
  return component.root ? `/download/${channel.id}/` : `/releases/${releases[0]?.id}/`;
}
