import type { Acceptance } from '#domain/new-records.ts';
import { cleanLine } from '#domain/text.ts';
import type { Options } from './adapters/command-line.ts';
import { InputError } from './input-error.ts';
import { readMoment } from './read-moment.ts';

/** What is to be added to `tags.lock`. */
export interface Recording {
  /** `YYYY-MM-DD`. */
  day: string;
  accept: Acceptance | null;
}

/**
 * What `tagline check --record` is to write; null where it was not given.
 *
 * @param now what the clock says
 * @throws InputError `missing-option`, `bad-moment`
 */
export function readRecording({ record, accept, by, reason, at }: Options, now: Date): Recording | null {
  if (!record && accept === undefined) return null;
  if (!record) throw missing('A change is accepted by recording it, and --record is missing.');
  const day = readMoment(at, now).slice(0, 10);
  if (accept === undefined) return { day, accept: null };
  const [name, why] = [cleanLine(by ?? '').trim(), cleanLine(reason ?? '').trim()];
  if (name === '' || why === '')
    throw missing('The record says who accepted a change and why, and --by or --reason is missing.');
  if (name.includes(':')) throw missing(`'${name}' is not a name: the record ends it at a colon.`);
  return { day, accept: { tag: accept, by: name, reason: why } };
}

function missing(message: string): InputError {
  const hint =
    'Write: tagline check --record --accept v2.4.1 --by "Mara Lind" --reason "Built again with the right licence file."';
  return new InputError({ code: 'missing-option', message, hint });
}
