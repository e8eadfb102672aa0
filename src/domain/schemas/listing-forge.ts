import { z } from 'astro/zod';
import { type ListedFile, type Listing, listedFile } from '../listing.ts';

const text = z.string().min(1).max(2000);

/** A release of GitHub, Gitea or Forgejo as their API gives it, or `gh release view --json tagName,assets`. */
export const githubListing = z
  .looseObject({
    tag_name: text.optional(),
    tagName: text.optional(),
    assets: z.array(
      z.looseObject({
        name: text,
        size: z.int().nonnegative().optional(),
        digest: z.string().nullish(),
        browser_download_url: text.optional(),
        url: text.optional(),
      }),
    ),
  })
  .transform(
    ({ tag_name, tagName, assets }) =>
      (): Listing => ({
        version: tag_name ?? tagName ?? null,
        files: assets.map(({ name, size = null, digest, browser_download_url, url }) => {
          const sha256 = /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1] ?? null;
          return listedFile(name, { size, sha256, url: lasting(browser_download_url ?? url) });
        }),
      }),
  );

/** A release of GitLab as its API gives it: links that somebody attached; the packed sources are left out. */
export const gitlabListing = z
  .looseObject({
    tag_name: text,
    assets: z.looseObject({
      links: z.array(z.looseObject({ name: text, url: text, direct_asset_url: text.optional() })),
    }),
  })
  .transform(
    ({ tag_name, assets }) =>
      (): Listing => ({
        version: tag_name,
        files: assets.links.flatMap(({ name, url, direct_asset_url }) => fileOfLink(name, direct_asset_url ?? url)),
      }),
  );

/** Names of links are written by people: the address names the file, where it ends in one. */
function fileOfLink(name: string, url: string): ListedFile[] {
  const last = /\/([\w.+~-]+\.[\w]+)$/.exec(url)?.[1];
  return [listedFile(last ?? name, { url })];
}

/** The addresses of a draft change when it is published. */
function lasting(url: string | undefined): string | null {
  return url === undefined || url.includes('/releases/download/untagged-') ? null : url;
}
