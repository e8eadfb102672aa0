import type { Manifest, PortalFolder } from './portal-folder.ts';
import { moveOf, recordsByTag, type TagMove } from './tag-record.ts';

/**
 * Prepares the question whether the tag of a release moved: away from what `tags.lock` recorded, else from the commit
 * that a manifest was made for.
 *
 * @param manifestsOf those of a release, as far as readers see them
 */
export function moveFinder<Release extends { tag: { name: string; commit: string } }>(
  folder: PortalFolder,
  manifestsOf: (release: Release) => readonly Manifest[],
): (release: Release) => TagMove | null {
  const byTag = recordsByTag(folder.tagRecords ?? []);
  return (release) => {
    const { name, commit } = release.tag;
    const recorded = moveOf(byTag.get(name) ?? [], commit);
    const stated = manifestsOf(release).find((manifest) => manifest.commit !== null && manifest.commit !== commit);
    return recorded ?? (stated?.commit ? { from: stated.commit, recorded: null, accepted: null } : null);
  };
}
