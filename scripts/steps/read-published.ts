import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Published } from '#domain/check-published.ts';
import { publishedChannel, publishedIndex, publishedReleases } from '#domain/schemas/published.ts';
import { InputError } from '../input-error.ts';

/**
 * Reads what a published site says of logs and tags.
 *
 * @param folder of the site, as a build left it or as it was fetched from its host
 * @throws InputError `no-published-site`
 */
export async function readPublished(folder: string): Promise<Published> {
  try {
    const read = async (path: string): Promise<unknown> =>
      JSON.parse(await readFile(join(folder, 'api', 'v1', path), 'utf8'));
    const { releases } = publishedReleases.parse(await read('releases.json'));
    const heads = new Map<string, string>();
    for (const { id } of publishedIndex.parse(await read('index.json')).channels) {
      const { head } = publishedChannel.parse(await read(`channels/${id}.json`));
      if (head !== null) heads.set(id, head);
    }
    return { heads, commits: new Map(releases.map(({ tag, commit }) => [tag, commit])) };
  } catch (error) {
    throw new InputError({
      code: 'no-published-site',
      message: `${folder} is not a site that Tagline made: ${isMissing(error) ? 'files of its API are missing' : 'its API says something else'}.`,
      hint: 'Name the folder that was published, with api/v1/index.json in it.',
    });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
