import { z } from 'astro/zod';
import { PLAN_STATUSES } from '../calendar/plan.ts';
import { address, count, releaseId } from './api.ts';

const schemaVersion = z.literal(1).meta({ description: 'Rises when a file changes so that its readers must know.' });
const day = z.iso.date().meta({ description: 'A day in UTC.' });

const planned = z.looseObject({
  id: z.string().meta({ description: 'Stays the same when the plan is changed.' }),
  component: z.string(),
  version: z.string().nullable().meta({ description: 'Null where only the line is said.' }),
  line: z.string(),
  channel: z.string().nullable(),
  from: day,
  to: day,
  status: z.enum(PLAN_STATUSES),
  note: z.string(),
  milestones: z.array(z.looseObject({ name: z.string(), day })),
  announced: day.nullable(),
  changes: z.array(z.looseObject({ on: day, text: z.string() })),
  release: releaseId.nullable().meta({ description: 'The release that came of it.' }),
  url: address,
});

/** `/api/v1/plan.json`: releases that are or were planned, earliest first. */
export const apiPlanSchema = z.looseObject({
  schemaVersion,
  releases: z.array(planned),
  freezes: z.array(
    z.looseObject({ id: z.string(), from: day, to: day, channels: z.array(z.string()), reason: z.string() }),
  ),
  calendars: z
    .array(z.looseObject({ name: z.string(), title: z.string(), kind: z.string(), url: address }))
    .meta({ description: 'The same as iCalendar files.' }),
});

const phase = z.looseObject({
  kind: z.enum(['fixes', 'security', 'unknown']),
  from: day,
  to: day.nullable().meta({ description: 'Last day; null where no end is known.' }),
});

/** `/api/v1/lines.json`. */
export const apiLinesSchema = z.looseObject({
  schemaVersion,
  lines: z.array(
    z.looseObject({
      id: z.string(),
      component: z.string(),
      slug: z.string(),
      lts: z.boolean(),
      latest: releaseId.nullable(),
      track: count.meta({ description: 'Place among the lines of its component, the oldest first.' }),
      phases: z.array(phase),
      successor: z.string().nullable().meta({ description: 'Slug of the line to move to when it ends.' }),
      url: address,
    }),
  ),
});
