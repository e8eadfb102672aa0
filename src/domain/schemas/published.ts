import { z } from 'astro/zod';

// What is needed of files that an older version may have written: nothing else is asked of them.

/** Of `/api/v1/releases.json`. */
export const publishedReleases = z.looseObject({
  releases: z.array(z.looseObject({ tag: z.string(), commit: z.string() })),
});

/** Of `/api/v1/index.json`; the id becomes part of a path. */
export const publishedIndex = z.looseObject({
  channels: z.array(z.looseObject({ id: z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/) })),
});

/** Of `/api/v1/channels/<id>.json`. */
export const publishedChannel = z.looseObject({ head: z.string().nullable() });
