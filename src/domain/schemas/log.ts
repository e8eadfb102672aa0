import { z } from 'astro/zod';
import { instant, line, prose, reference, sha256 } from './fields.ts';

const ACTIONS = ['published', 'approved', 'promoted', 'yanked', 'restored', 'rolled-out', 'rolled-back'] as const;

/** One event of `log.yaml`. */
const eventSchema = z
  .strictObject({
    id: z
      .number()
      .int()
      .min(1)
      .meta({ description: 'Number of the event, from 1 without gaps.', examples: [1] }),
    at: instant({ description: 'When it happened.', examples: ['2026-05-01T10:00:00Z'] }),
    by: line({ description: 'Who did it.', examples: ['mara'] }),
    action: z.enum(ACTIONS).meta({ description: 'What happened.', examples: ['published'] }),
    version: reference({
      description: 'Which release; component@version beside the root product.',
      examples: ['2.4.1'],
    }),
    reason: prose({
      description: 'Why, for readers; a yanked release needs it.',
      examples: ['Loses settings on Windows.'],
    }).nullish(),
    replacement: reference({ description: 'Which release to take instead.', examples: ['2.4.2'] }).nullish(),
    promotedFrom: line({ description: 'Id of the channel it came from.', examples: ['beta'] }).nullish(),
    checked: z
      .array(line({ description: 'One entry, word for word.', examples: ['Release notes are written.'] }))
      .min(1)
      .max(100)
      .optional()
      .meta({
        description: "Entries of the channel's checklist that the person who approved vouches for.",
        examples: [['Release notes are written.']],
      }),
    previous: sha256({
      description: 'SHA-256 of the event before in its canonical form, null for the first.',
      examples: ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    }).nullable(),
  })
  .superRefine((event, context) => {
    if (event.action === 'yanked' && !event.reason)
      context.addIssue({ code: 'custom', path: ['reason'], ...NO_REASON });
    if (event.action !== 'approved' && event.checked)
      context.addIssue({ code: 'custom', path: ['checked'], ...NOT_CHECKED });
  })
  .meta({ description: 'Something that happened to a release on the channel.' });

/** `channels/<channel>/log.yaml`: what happened on the channel, append-only. */
export const logSchema = z.array(eventSchema).meta({
  title: 'The log of a channel',
  description: 'channels/<channel>/log.yaml: append-only; each event names the hash of the one before.',
});

/** The events of a log as the schema passes them. */
export type LogFile = z.output<typeof logSchema>;

const NOT_CHECKED = {
  message: 'belongs to approvals: whoever approves vouches for what is done.',
  params: { code: 'misplaced-key', hint: 'Move it to an event with action: approved.' },
};

const NO_REASON = {
  message: 'is missing, but a yanked release needs it.',
  params: { code: 'missing-key', hint: "Say why, for readers: reason: 'Loses settings on Windows.'" },
};
