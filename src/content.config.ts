import { defineCollection } from 'astro:content';
import { releaseLoader } from './loaders/releases.ts';

export const collections = { releases: defineCollection({ loader: releaseLoader() }) };
