import { z } from 'astro/zod';
import { type About, day, identifier, line, ruled } from './fields.ts';
import { inOrder } from './relations.ts';
import type { Rule } from './rules.ts';

const LINE_ID: Rule = {
  code: 'invalid-line',
  valid: (text) => /^\d+(?:\.\d+)?\.x$/.test(text),
  message: 'is not a line.',
  hint: (text) =>
    `Write the numbers that its releases share and .x: '${/^v?(\d+(?:\.\d+)?)/.exec(text)?.[1] ?? '2'}.x'.`,
};

/** The id of a line. */
export const lineId = (about: About) => ruled(LINE_ID).meta(about);

/** One entry of `lines` in `portal.yaml`. */
export const lineSettings = z
  .strictObject({
    id: lineId({ description: 'The numbers that its releases share.', examples: ['2.x'] }),
    component: identifier({ description: 'Id of its component; default: the root product.', examples: ['cli'] })
      .nullable()
      .default(null),
    lts: z.boolean().default(false).meta({ description: 'Whether it has long-term support.' }),
    codename: line({ description: 'Name for readers.', examples: ['Argand'] })
      .nullable()
      .default(null),
    released: day({ description: 'Day of its first release.', examples: ['2025-02-01'] })
      .nullable()
      .default(null),
    support: day({ description: 'Last day with fixes.', examples: ['2026-02-01'] })
      .nullable()
      .default(null),
    security: day({ description: 'Last day with security fixes.', examples: ['2027-02-01'] })
      .nullable()
      .default(null),
  })
  .superRefine(inOrder('released', 'support'))
  .superRefine(inOrder('support', 'security'))
  .meta({ description: 'Releases that share a maintenance branch.' });
