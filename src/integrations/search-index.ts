import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { releaseDataPath } from '#domain/addresses.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { type SearchRecord, searchRecord } from '#domain/search-record.ts';
import { writeIndex } from '../adapters/pagefind.ts';

/**
 * Builds the search index beside the pages: it needs the data alone, so that it works while pages are drawn.
 *
 * @param options.generated absolute path of the folder `generated/` of the portal
 */
export function searchIndex(options: { generated: string }): AstroIntegration {
  let built: Promise<string> | undefined;
  let cache = '';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        cache = fileURLToPath(config.cacheDir);
      },
      'astro:build:start': () => {
        built = buildIndex(options.generated, cache);
        // A build that fails elsewhere never asks for the result; its own error is the one to show.
        built.catch(() => undefined);
      },
      'astro:build:done': async ({ dir }) => {
        const folder = await (built ?? buildIndex(options.generated, cache));
        await moveFolder(folder, fileURLToPath(new URL('pagefind', dir)));
      },
    },
  };
}

/** @returns the folder of its own, below `cache`, that holds the index */
async function buildIndex(generated: string, cache: string): Promise<string> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'search-index-'));
  await writeIndex(recordsIn(generated), folder);
  return folder;
}

/** Reads one release after the other, so that ten thousand are never in memory at once. */
export function* recordsIn(generated: string): Generator<SearchRecord> {
  const portal: Portal = JSON.parse(readFileSync(join(generated, 'portal.json'), 'utf8'));
  for (const { id, status } of portal.releases) {
    if (status === 'unreleased') continue;
    const release: Release = JSON.parse(readFileSync(join(generated, 'static', releaseDataPath(id)), 'utf8'));
    yield searchRecord(release, portal);
  }
}

/** Copying a thousand small files takes as long as indexing them; a rename takes nothing, but stays on one disk. */
async function moveFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  try {
    await rename(from, to);
  } catch {
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true, force: true });
  }
}
