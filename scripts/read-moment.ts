import { instantOf, isDay } from '#domain/schemas/time.ts';
import { InputError } from './input-error.ts';

/**
 * A day as `--now` says it: what everything is computed for that depends on a day.
 *
 * @returns `YYYY-MM-DD`, or null where the option was not given
 * @throws InputError `bad-day`
 */
export function readDay(text: string | undefined): string | null {
  if (text === undefined || isDay(text)) return text ?? null;
  throw new InputError({
    code: 'bad-day',
    message: `'${text}' is no day.`,
    hint: 'Write a day: --now 2026-05-01',
  });
}

/**
 * A moment as an option says it: RFC 3339, or a day, which means its end.
 *
 * @param now what holds where the option was not given
 * @returns RFC 3339 in UTC, whole seconds
 * @throws InputError `bad-moment`
 */
export function readMoment(text: string | undefined, now: Date): string {
  const moment = text === undefined ? now.toISOString() : isDay(text) ? `${text}T23:59:59Z` : text;
  const instant = instantOf(moment);
  if (instant !== null) return instant;
  throw new InputError({
    code: 'bad-moment',
    message: `'${text}' is neither a day nor a moment.`,
    hint: 'Write a day or a moment with its zone: --at 2026-05-01   or   --at 2026-05-01T10:00:00Z',
  });
}
