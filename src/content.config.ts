import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { releaseLoader } from './loaders/releases.ts';
import { generatedFolder } from './queries/location.ts';

const releases = defineCollection({
  loader: releaseLoader(() => join(generatedFolder(), 'releases')),
  schema: z.object({ id: z.string() }),
});

export const collections = { releases };
