import { z } from 'astro/zod';
import { identifier, line, oneOrMore, ruled } from './fields.ts';

const TAG_SPELLING = ruled({
  code: 'invalid-tag-spelling',
  valid: (text) => text.split('{version}').length === 2 && text.length <= 250,
  message: 'does not hold {version} exactly once.',
  hint: (text) =>
    `Write the tag with {version} in the place of the version, for instance '${text.replace(/\{.*\}|\d[\w.]*|\*/g, '') || 'v'}{version}'.`,
});

const FOLDER = ruled({
  code: 'invalid-folder',
  valid: (text) => text === '.' || /^(?!\/|\.{1,2}\/)(?!.*\/\.{1,2}(?:\/|$))[^\\]{1,500}(?<!\/)$/.test(text),
  message: 'is not a folder inside the repository.',
  hint: (text) =>
    `Write it from the root of the repository, without leading or trailing slash: '${repairFolder(text)}'.`,
});

/** One entry of `components` in `portal.yaml`. */
export const componentSettings = z
  .strictObject({
    id: identifier({ description: 'Id in addresses.', examples: ['lantern'] }),
    name: line({ description: 'Name for readers; default: the id.', examples: ['Lantern'] })
      .nullable()
      .default(null),
    tags: oneOrMore(TAG_SPELLING, {
      description: 'Spellings of its tags, with {version} for the version.',
      examples: ['v{version}'],
    }).default([]),
    paths: oneOrMore(FOLDER, {
      description: 'Folders that belong to it; . is the whole repository.',
      examples: ['packages/cli'],
    }).default([]),
    root: z
      .boolean()
      .nullable()
      .default(null)
      .meta({
        description: 'Whether it is the product itself, without a segment of its own in addresses.',
        examples: [true],
      }),
  })
  .meta({ description: 'A releasable unit of the repository.' });

function repairFolder(text: string): string {
  const parts = text.replaceAll('\\', '/').split('/');
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/') || '.';
}
