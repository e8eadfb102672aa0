import { z } from 'astro/zod';
import { day, identifier, line } from './fields.ts';
import { inOrder } from './relations.ts';

/** One entry of `freezes` in `portal.yaml`. */
export const freezeSettings = z
  .strictObject({
    id: identifier({ description: 'Id of the freeze, unique in the list.', examples: ['year-end'] }),
    from: day({ description: 'First day, in UTC.', examples: ['2026-12-18'] }),
    to: day({ description: 'Last day, in UTC.', examples: ['2027-01-04'] }),
    channels: z
      .array(identifier({ description: 'Id of a channel.', examples: ['stable'] }))
      .default([])
      .meta({ description: 'Channels that it holds for; none: every channel.', examples: [['stable']] }),
    reason: line({ description: 'Why, for readers.', examples: ['Year-end freeze.'] }),
  })
  .superRefine(inOrder('from', 'to'))
  .meta({
    description: 'Days on which nothing is published.',
    examples: [{ id: 'year-end', from: '2026-12-18', to: '2027-01-04', reason: 'Year-end freeze.' }],
  });
