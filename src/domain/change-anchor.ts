/**
 * The permalink of a change on the page of its release: `c-` and the first twelve digits of its commit, with a dash and
 * the number of the sub-entry where there is one. Unlike its place in the list it survives every regeneration.
 */
export function changeAnchor(id: string): string {
  const dot = id.indexOf('.');
  const anchor = dot === -1 ? `c-${id.slice(0, 12)}` : `c-${id.slice(0, Math.min(12, dot))}-${id.slice(dot + 1)}`;
  // Entries made by hand are named after their version, which may have more dots.
  return anchor.replace(/[^\w-]/g, '-');
}
