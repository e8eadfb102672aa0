import type { TagHints } from '#domain/classify-tags.ts';
import type { Collected } from '#domain/collected.ts';
import { forgeOf } from '#domain/forge.ts';
import { productNamed } from '#domain/package-manifest.ts';

/** What the names of repository and package say about which tags are the root product's. */
export function tagHints(collected: Pick<Collected, 'remote' | 'repositoryName' | 'rootPackage'>): TagHints {
  const fromRemote = forgeOf(collected.remote).path?.split('/').at(-1);
  const fromPackage = productNamed(collected.rootPackage?.name ?? null, fromRemote ?? null);
  const bare = fromPackage?.replace(/^@[^/]*\//, '');
  return { repositoryName: fromRemote ?? bare ?? collected.repositoryName, rootPackage: fromPackage };
}
