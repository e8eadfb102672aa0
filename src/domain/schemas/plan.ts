import { z } from 'astro/zod';
import { PLAN_STATUSES } from '../calendar/plan.ts';
import { day, identifier, line, prose, version } from './fields.ts';
import { lineId } from './line-settings.ts';
import { inOrder, unique } from './relations.ts';

const milestone = z
  .strictObject({
    name: line({ description: 'What happens on it.', examples: ['Feature freeze'] }),
    day: day({ description: 'When, in UTC.', examples: ['2026-11-27'] }),
  })
  .meta({ description: 'A day on the way to the release.' });

const change = z
  .strictObject({
    on: day({ description: 'Day on which the plan was changed.', examples: ['2026-11-03'] }),
    text: line({
      description: 'What was changed, and why.',
      examples: ['Moved from 3 December: the proxy needs longer.'],
    }),
  })
  .meta({ description: 'A change of the plan.' });

const FIELDS = z.strictObject({
  version: version({ description: 'Version that is planned.', examples: ['3.2.0'] })
    .nullable()
    .default(null),
  line: lineId({ description: 'In place of a version: the line that gets a release.', examples: ['2.x'] })
    .nullable()
    .default(null),
  component: identifier({ description: 'Id of its component; default: the root product.', examples: ['cli'] })
    .nullable()
    .default(null),
  channel: identifier({ description: 'Id of the channel that it is meant for.', examples: ['stable'] })
    .nullable()
    .default(null),
  day: day({ description: 'Day that it is expected on, in UTC.', examples: ['2026-12-10'] }).optional(),
  from: day({ description: 'In place of a day: the first day of a window.', examples: ['2026-12-08'] }).optional(),
  to: day({ description: 'The last day of the window.', examples: ['2026-12-12'] }).optional(),
  status: z
    .enum(PLAN_STATUSES)
    .default('planned')
    .meta({ description: 'How sure it is. A release with a tag is linked by itself.', examples: ['tentative'] }),
  note: prose({ description: 'What it will bring, for readers.', examples: ['Cache tags for everybody.'] }).default(''),
  milestones: z
    .array(milestone)
    .default([])
    .superRefine(unique(({ name }) => name.toLowerCase(), 'milestone'))
    .meta({ description: 'Days on the way to it.' }),
  announced: day({ description: 'Day on which the plan was made known.', examples: ['2026-10-01'] })
    .nullable()
    .default(null),
  changes: z
    .array(change)
    .default([])
    .meta({ description: 'What became of the plan since; calendars count it as revisions.' }),
});

/** `plan/<id>.yaml`: one release that is planned. */
export const planSchema = FIELDS.superRefine(inOrder('from', 'to'))
  .superRefine(oneTarget)
  .superRefine(oneTime)
  .transform(({ day, from, to, milestones, changes, ...rest }) => ({
    ...rest,
    from: day ?? from ?? '',
    to: day ?? to ?? '',
    milestones: milestones.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))),
    changes: changes.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on))),
  }))
  .meta({ title: 'A planned release', description: 'plan/<id>.yaml: one release that is planned.' });

type Fields = z.output<typeof FIELDS>;

function oneTarget({ version, line }: Fields, context: z.RefinementCtx): void {
  if ((version === null) !== (line === null)) return;
  const [path, message] =
    version === null
      ? [[], 'says neither which version nor which line is planned.']
      : [['line'], 'stands beside a version, which has its line by itself.'];
  const hint = "Write one of the two: version: '3.2.0', or line: '2.x' where the version is open.";
  context.addIssue({ code: 'custom', path, message, params: { code: 'plan-target', hint } });
}

function oneTime({ day, from, to }: Fields, context: z.RefinementCtx): void {
  const window = [from, to].filter((each) => each !== undefined).length;
  if (day === undefined ? window === 2 : window === 0) return;
  const [path, message] =
    day === undefined
      ? [[], 'does not say when it is expected.']
      : [[from === undefined ? 'to' : 'from'], "stands beside 'day', which says when already."];
  const hint = 'Write a day, day: 2026-12-10, or a window, from: 2026-12-08 and to: 2026-12-12.';
  context.addIssue({ code: 'custom', path, message, params: { code: 'plan-time', hint } });
}
