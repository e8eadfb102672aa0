const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|all|index|\.+)$/;

/**
 * A name as one part of an address and a file name: `[a-z0-9._-]`, case folded, `+` as `_`, reserved names avoided.
 * Different names may give the same slug: the caller keeps them apart (see `slugs.ts`).
 */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/^@/, '')
    .replaceAll('+', '_')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 120);
  if (slug === '') return 'x';
  return RESERVED.test(slug) ? `${slug}-` : slug;
}
