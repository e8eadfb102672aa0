import { z } from 'astro/zod';
import { cleanLine, cleanText } from '../text.ts';
import { ADVISORY_ID } from './advisory.ts';
import { instant, ruled } from './fields.ts';

const EXAMPLES = { id: ['CVE-2026-1234'], version: ['2.4.0'], date: ['2026-03-26T09:00:00Z'] };
const id = ruled(ADVISORY_ID).meta({ description: 'Id of an advisory.', examples: EXAMPLES.id });
const text = (description: string) =>
  z
    .string()
    .max(100_000)
    .transform(cleanText)
    .meta({ description, examples: ['An empty token was accepted.'] });
const name = (description: string) =>
  z.string().min(1).max(1000).transform(cleanLine).meta({ description, examples: EXAMPLES.version });
const moment = (description: string) => instant({ description, examples: EXAMPLES.date });

const event = z.looseObject({
  introduced: name('First version or commit that is affected; 0 is the beginning.').optional(),
  fixed: name('First version or commit that is not affected any more.').optional(),
  last_affected: name('Last version or commit that is affected.').optional(),
  limit: name('Where the range ends on a branch.').optional(),
});

const range = z.looseObject({
  type: z.enum(['SEMVER', 'ECOSYSTEM', 'GIT']),
  events: z.array(event).min(1),
});

const affected = z.looseObject({
  package: z.looseObject({ ecosystem: name('Registry.').optional(), name: name('Name in it.') }).optional(),
  ranges: z.array(range).default([]),
  versions: z.array(name('An affected version.')).default([]),
});

/** `advisories/<id>.json`: what others write, in the schema of OSV; keys that are not needed here are passed over. */
export const osvSchema = z.looseObject({
  id,
  aliases: z.array(id).nullish(),
  summary: name('What it is, in one line.').nullish(),
  details: text('What can happen.').nullish(),
  modified: moment('When its content last changed.'),
  published: moment('When it was published.').nullish(),
  withdrawn: moment('When it was taken back.').nullish(),
  severity: z.array(z.looseObject({ type: z.string(), score: z.string() })).nullish(),
  affected: z.array(affected).min(1),
  references: z.array(z.looseObject({ url: z.string() })).nullish(),
  credits: z.array(z.looseObject({ name: name('Who found or reported it.') })).nullish(),
  database_specific: z.looseObject({ severity: z.string().optional() }).nullish().catch(null),
});

/** An advisory as OSV has it. */
export type OsvAdvisory = z.output<typeof osvSchema>;
export type OsvAffected = OsvAdvisory['affected'][number];
