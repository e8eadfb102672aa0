import type { Key } from './key.ts';

/** Whether a key is trusted for what was signed on a day. */
export type KeyStanding = 'valid' | 'not-yet-valid' | 'expired' | 'revoked';

/**
 * Judges a key on the day of a signature.
 *
 * @param day `YYYY-MM-DD`. Where the signer alone states it, a key that is revoked counts for nothing, since whoever
 *   has it can state any day.
 */
export function keyStanding({ from, until, revoked }: Key, day: string): KeyStanding {
  if (revoked !== null) return 'revoked';
  if (from !== null && day < from) return 'not-yet-valid';
  return until !== null && day > until ? 'expired' : 'valid';
}
