import { z } from 'astro/zod';
import { type Key, USES } from '../key.ts';
import { readKeyText } from '../signature/key-text.ts';
import { day, identifier, line } from './fields.ts';
import { inOrder } from './relations.ts';

const KINDS = ['minisign', 'ssh', 'gpg'] as const;
const USE_WORDS = ['artifacts', 'tags'] as const;

const nullable = <T extends z.ZodType<string>>(field: T) => field.nullable().default(null);

const keyShape = z.strictObject({
  id: identifier({ description: 'Id of the key, unique in the list.', examples: ['mara-2025'] }),
  kind: z.enum(KINDS).meta({ description: 'What its signatures are checked with.', examples: ['minisign'] }),
  key: z
    .string()
    .min(1)
    .max(100_000)
    .meta({
      description: 'The public key: the base64 of minisign, the line of an SSH .pub file, the armored block of GPG.',
      examples: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBDuJ3v3142byXcXkLgtdrzB/YTJBlmqYwyMRY7wMmoZ'],
    }),
  owner: nullable(line({ description: 'Whose it is, for readers.', examples: ['Mara Lind'] })),
  for: z
    .array(z.enum(USE_WORDS).meta({ description: 'What it signs.', examples: ['tags'] }))
    .min(1)
    .optional()
    .meta({ description: 'What it signs; default: all that its kind can.', examples: [['tags']] }),
  from: nullable(day({ description: 'First day of its use, in UTC.', examples: ['2025-01-01'] })),
  until: nullable(
    day({
      description: 'Last day of its use, in UTC; what was signed until then stays good.',
      examples: ['2026-12-31'],
    }),
  ),
  revoked: nullable(
    day({
      description: 'Day from which it is not trusted any more, whatever date a signature claims.',
      examples: ['2026-03-01'],
    }),
  ),
});

/** One entry of `keys` in `portal.yaml`. */
export const keySettings = keyShape
  .superRefine(inOrder('from', 'until'))
  .superRefine((value, context) => {
    const read = readKeyText(value.kind, value.key);
    if (!read.ok) context.addIssue({ code: 'custom', path: ['key'], ...unreadable(read) });
    const unfit = (value.for ?? []).findIndex((use) => !USES[value.kind].includes(use));
    if (unfit >= 0) context.addIssue({ code: 'custom', path: ['for', unfit], ...unfitUse(value.kind) });
  })
  .transform((value): Key => {
    const read = readKeyText(value.kind, value.key);
    const uses = value.for ?? USES[value.kind];
    return { ...value, key: read.ok ? read.text : '', for: USE_WORDS.filter((use) => uses.includes(use)) };
  })
  .meta({
    description: 'A public key whose signatures are trusted.',
    examples: [{ id: 'mara-2025', kind: 'ssh', key: 'ssh-ed25519 AAAA...', owner: 'Mara Lind' }],
  });

/** Checks that no two entries hold the same key, under whatever ids. */
export function noKeyTwice(keys: readonly Key[], context: z.RefinementCtx): void {
  const seen = new Map<string, string>();
  for (const [at, { id, kind, key }] of keys.entries()) {
    const read = readKeyText(kind, key);
    const first = read.ok ? seen.get(`${kind} ${read.base64}`) : undefined;
    if (read.ok) seen.set(`${kind} ${read.base64}`, first ?? id);
    if (first !== undefined) context.addIssue({ code: 'custom', path: [at, 'key'], ...sameKey(first) });
  }
}

function unreadable({ message, hint }: { message: string; hint: string }) {
  return { message, params: { code: 'invalid-key', hint } };
}

function unfitUse(kind: Key['kind']) {
  const hint = `Leave it out. What ${kind} signs: ${USES[kind].join(', ')}.`;
  return { message: `is nothing that a key of ${kind} signs.`, params: { code: 'invalid-use', hint } };
}

function sameKey(first: string) {
  const hint = `Keep one of the two and give it what both are for; the first is '${first}'.`;
  return { message: 'is a key that stands in the list already.', params: { code: 'duplicate-entry', hint } };
}
