import { z } from 'astro/zod';
import { day, identifier, line, ruled } from './fields.ts';
import { inOrder } from './relations.ts';

const LINE_ID = ruled({
  code: 'invalid-line',
  valid: (text) => /^\d+(?:\.\d+)?\.x$/.test(text),
  message: 'is not a line.',
  hint: (text) =>
    `Write the numbers that its releases share and .x: '${/^v?(\d+(?:\.\d+)?)/.exec(text)?.[1] ?? '2'}.x'.`,
});

/** One entry of `lines` in `portal.yaml`. */
export const lineSettings = z
  .strictObject({
    id: LINE_ID.meta({ description: 'The numbers that its releases share.', examples: ['2.x'] }),
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
