import { platformWords } from '../build-words.ts';
import type { KnownArtifact } from './artifact-lookup.ts';

/**
 * `Lantern 3.1.1 for Linux, x64`.
 *
 * @param product name of the root product
 */
export function artifactName(known: KnownArtifact, product: string): string {
  return `${releaseName(known.release, product)} ${platformWords(known)}`;
}

/** `Lantern 3.1.1`, or `lantern-exporter 1.2.0` of another component. */
export function releaseName({ id, component, version }: KnownArtifact['release'], product: string): string {
  return `${id.includes('/') ? component : product} ${version}`;
}

/** The version that an id of a release ends with. */
export function versionOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
