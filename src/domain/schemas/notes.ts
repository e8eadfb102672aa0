import { z } from 'astro/zod';
import { identifier, line, prose, ruled } from './fields.ts';

const CHANGE_ID = ruled({
  code: 'invalid-change-id',
  valid: (text) => /^[0-9a-f]{7,64}(?:\.\d{1,4})?$/.test(text),
  message: 'is not the id of a change.',
  hint: () =>
    "Write at least 7 digits of its commit's id, with .2 behind them for the second entry: '4f2c9d0' or '4f2c9d0.2'.",
});

const correction = z
  .strictObject({
    id: CHANGE_ID.meta({
      description: 'Which change; without it, a change is added.',
      examples: ['4f2c9d0'],
    }).optional(),
    hide: z.boolean().default(false).meta({ description: 'Whether to leave it out.' }),
    section: identifier({ description: 'Key of the section to move it to.', examples: ['fixes'] }).optional(),
    title: line({ description: 'New subject.', examples: ['Settings survive a restart'] }).optional(),
    identity: line({
      description: 'A name shared by the same change on other lines.',
      examples: ['settings-restart'],
    }).optional(),
    breaking: prose({
      description: 'What breaks and what to do.',
      examples: ['The flag --all is gone; use --every.'],
    }).optional(),
  })
  .superRefine((change, context) => {
    if (change.id === undefined && change.title === undefined) context.addIssue({ code: 'custom', ...NOTHING_TO_ADD });
  })
  .meta({ description: 'One correction of a mined change, or a change of its own.' });

const deprecation = z
  .strictObject({
    what: line({ description: 'What is deprecated.', examples: ['The header `X-Cache`'] }),
    since: line({ description: 'Version it is deprecated since, if earlier.', examples: ['2.7.0'] }).optional(),
    removal: line({ description: 'Version that will remove it.', examples: ['3.0'] }).optional(),
    replacement: line({ description: 'What to use instead.', examples: ['`Cache-Status`'] }).optional(),
  })
  .meta({ description: 'Something that is going away.' });

const list = (about: { description: string; examples: string[] }) =>
  z
    .array(prose(about))
    .default([])
    .meta({ description: `${about.description} One a point.` });

/** The front matter of `notes/[<component>/]<version>.mdx`. */
export const notesSchema = z
  .strictObject({
    title: line({ description: 'Title of the release.', examples: ['Faster starts'] }).optional(),
    summary: prose({
      description: 'One line for lists.',
      examples: ['Starts in half the time and keeps settings.'],
    }).optional(),
    highlights: list({ description: 'What is worth knowing.', examples: ['Starts in half the time.'] }),
    upgrade: list({
      description: 'Steps to take when upgrading, in order.',
      examples: ['Rename lantern.toml to lantern.yaml.'],
    }),
    knownIssues: list({
      description: 'What is known not to work.',
      examples: ['The tray icon is missing on GNOME 47.'],
    }),
    rollback: z
      .enum(['safe', 'with-care', 'impossible'])
      .meta({ description: 'Whether one can go back below this release.', examples: ['with-care'] })
      .optional(),
    rollbackText: prose({
      description: 'What to know or do before going back; needs rollback.',
      examples: ['Settings saved by this release are not read by older ones.'],
    }).optional(),
    deprecations: z
      .array(deprecation)
      .default([])
      .meta({ description: 'What is not to be used any more from this release on.' }),
    changes: z.array(correction).default([]).meta({ description: 'Corrections of mined changes.' }),
  })
  .superRefine(({ rollback, rollbackText }, context) => {
    if (rollbackText === undefined || rollback !== undefined) return;
    context.addIssue({ code: 'custom', path: ['rollbackText'], ...NO_LEVEL });
  })
  .meta({
    title: 'Front matter of notes',
    description: 'notes/[<component>/]<version>.mdx: prose and corrections for one release.',
  });

/** What the front matter says. */
export type NotesFrontMatter = z.output<typeof notesSchema>;

const NOTHING_TO_ADD = {
  message: 'names no change and has no title.',
  params: { code: 'missing-key', hint: "Add 'id' to correct a change, or 'title' to add one." },
};

const NO_LEVEL = {
  message: 'says nothing without rollback.',
  params: { code: 'missing-key', hint: "Add 'rollback: safe', 'rollback: with-care' or 'rollback: impossible'." },
};
