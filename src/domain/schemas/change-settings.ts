import { z } from 'astro/zod';
import { line, ruled } from './fields.ts';

/** `changes` in `portal.yaml`. */
export const changeSettings = z.strictObject({
  types: z
    .record(ruled(typeRule()), line({ description: 'Title of the section.', examples: ['Features'] }))
    .default({})
    .meta({
      description: 'Conventional type to the title of its section, over the preset.',
      examples: [{ feat: 'Features' }],
    }),
  hide: z
    .array(ruled(typeRule()))
    .nullable()
    .default(null)
    .meta({ description: "Conventional types to leave out; without it, the preset's.", examples: [['chore', 'ci']] }),
  sections: z
    .array(line({ description: 'Title of a section.', examples: ['Features'] }))
    .default([])
    .meta({ description: 'Titles in reading order; those not named follow.', examples: [['Features', 'Bug Fixes']] }),
});

function typeRule() {
  return {
    code: 'invalid-type',
    valid: (text: string) => /^[a-z][a-z0-9-]{0,49}$/.test(text),
    message: 'is not a conventional type.',
    hint: (text: string) => `Write '${text.toLowerCase().replace(/[^a-z0-9-]/g, '') || 'feat'}'.`,
  };
}
