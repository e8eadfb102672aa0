/** Names that Windows keeps for devices, with any ending, and those that mean something in an address of ours. */
const RESERVED = /^(?:(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|all|index)$/;

/**
 * A name as one part of an address and a file name: `[a-z0-9._-]`, case folded, `+` as `_`, reserved names avoided.
 * It neither starts nor ends with what hosts and file systems treat apart: a dot, a dash, an underscore in front.
 * Different names may give the same slug: the caller keeps them apart (see `slugs.ts`).
 */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('+', '_')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[-._]+/, '')
    .slice(0, 120)
    .replace(/[-.]+$/, '');
  if (slug === '') return 'x';
  return RESERVED.test(slug) ? slug.replace(/^[^.]+/, '$&-') : slug;
}
