import { z } from 'astro/zod';
import { day, line } from './fields.ts';

/** One entry of `policy` in `portal.yaml`. */
export const policySettings = z
  .strictObject({
    approvals: z
      .number()
      .int()
      .min(0)
      .max(99)
      .default(0)
      .meta({ description: 'How many people must approve.', examples: [2] }),
    checklist: z
      .array(line({ description: 'One thing to do.', examples: ['Release notes are written.'] }))
      .default([])
      .meta({ description: 'What must be done before, in order.', examples: [['Release notes are written.']] }),
    minDaysOnPrevious: z
      .number()
      .int()
      .min(0)
      .max(3650)
      .default(0)
      .meta({ description: 'Days that it must have been on the channel before.', examples: [3] }),
    signedTags: z
      .union([z.boolean(), day({ description: 'Tags of this day and later.', examples: ['2026-01-01'] })])
      .optional()
      .meta({
        description: 'Whether tags must be signed with one of the keys: every one, or from a day on.',
        examples: [true],
      }),
  })
  .meta({ description: 'What a release needs before it is published on a channel.' });
