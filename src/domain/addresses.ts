/** Where the portal will be served. */
export interface Place {
  /** Origin such as `https://releases.example.com`, or null while nobody said. */
  site: string | null;
  /** Base path; `/` or `/portal`, with or without its last slash. */
  base: string;
}

/** Turns a path of the portal, without leading slash, into an address that works wherever the text is read. */
export type AddressOf = (path: string) => string;

/**
 * Addresses under site and base; without a site they start at the root of whatever host serves the portal.
 *
 * @param place site and base as the user gave them
 */
export function addressesOf(place: Place): AddressOf {
  const inner = place.base.replace(/^\/+|\/+$/g, '');
  const origin = place.site === null ? '' : new URL(place.site).origin;
  const start = inner === '' ? `${origin}/` : `${origin}/${inner}/`;
  return (path) => start + path;
}

/** `releases/2.4.1/`: the page of a release. */
export function releasePath(id: string): string {
  return `releases/${id}/`;
}

/** `releases/2.4.1.md`: the same page as Markdown. */
export function releaseTwinPath(id: string): string {
  return `releases/${id}.md`;
}

/** `api/v1/releases/2.4.1.json`: the whole record of a release. */
export function releaseDataPath(id: string): string {
  return `api/v1/releases/${id}.json`;
}

/** `notes/2.4.1/lamp.png` for `lamp.png` or `./lamp.png` named in `notes/2.4.1.mdx`: pictures are copied there as they are. */
export function notesAssetPath(notesFile: string, relative: string): string | null {
  const parts = notesFile.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts[0] === 'notes' ? parts.map(encodeURIComponent).join('/') : null;
}
