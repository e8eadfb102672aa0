import { notesAssetPath } from '#domain/addresses.ts';
import { href } from '../../site/href.ts';

/** Address of a picture or video named in notes: a file beside them, or a whole https address as it is. */
export function assetAddress(src: string, notesFile: string | undefined): string {
  if (/^(?:https:|\/)/.test(src)) return src.startsWith('/') ? href(src) : src;
  const path = notesAssetPath(notesFile ?? 'notes/x', src);
  return path ? href(path) : src;
}
