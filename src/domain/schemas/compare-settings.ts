import { z } from 'astro/zod';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { oneOrMore, ruled, size } from './fields.ts';

/** `compare` in `portal.yaml`. */
export const compareSettings = z.strictObject({
  include: oneOrMore(glob(), { description: 'Files to compare, as glob patterns.', examples: ['**'] }).default(
    DEFAULT_SETTINGS.compare.include,
  ),
  exclude: oneOrMore(glob(), {
    description: 'Files to leave out, as glob patterns.',
    examples: ['**/pnpm-lock.yaml'],
  }).default([]),
  maxFileSize: size({
    description: 'Largest file that is compared, bytes or with a unit.',
    examples: ['300KB'],
  }).default(DEFAULT_SETTINGS.compare.maxFileSize),
});

function glob() {
  return ruled({
    code: 'invalid-pattern',
    valid: (text) => text.length > 0 && text.length <= 500 && !text.startsWith('/') && !text.includes('\\'),
    message: 'is not a glob pattern relative to the repository.',
    hint: (text) => `Write '${text.replaceAll('\\', '/').replace(/^\/+/, '') || '**'}'.`,
  });
}
