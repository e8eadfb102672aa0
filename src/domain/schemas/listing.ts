import type { z } from 'astro/zod';
import type { Listing } from '../listing.ts';
import { electronListing } from './listing-electron.ts';
import { githubListing, gitlabListing } from './listing-forge.ts';
import { goreleaserFacts, goreleaserListing } from './listing-goreleaser.ts';

const LISTINGS: readonly z.ZodType<(name: string) => Listing>[] = [
  goreleaserListing,
  goreleaserFacts,
  githubListing,
  gitlabListing,
  electronListing,
];

/**
 * Reads what a tool left: goreleaser's `artifacts.json` and `metadata.json`, electron-builder's `latest*.yml`, a
 * release of GitHub or GitLab as JSON.
 *
 * @param data of the file
 * @param name of the file, which tells the system where electron-builder's own data does not
 * @returns null where it is none of them
 */
export function readListing(data: unknown, name: string): Listing | null {
  for (const schema of LISTINGS) {
    const result = schema.safeParse(data);
    if (result.success) return result.data(name);
  }
  return null;
}
