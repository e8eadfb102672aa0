import { join } from 'node:path';
import { InputError } from '../input-error.ts';
import { withLock } from '../launcher/lock.mjs';

/**
 * Runs what edits the files of a channel while no other process does; the lock of a process that died is taken over
 * within 15 seconds.
 *
 * @param folder of the channel
 * @throws InputError `channel-locked` after ten minutes of waiting
 */
export async function withChannelLock<Result extends object>(
  folder: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const result = await withLock(join(folder, '.lock'), 'Another command edits this channel; waiting for it...', work);
  if (typeof result !== 'string') return result;
  throw new InputError({ code: 'channel-locked', message: result, hint: 'Let the other command end, then try again.' });
}
