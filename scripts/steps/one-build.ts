import { join } from 'node:path';
import { InputError } from '../input-error.ts';
import { withLock } from '../launcher/lock.mjs';
import { CACHE } from '../project.ts';

/**
 * Runs the part of a build that writes while no other build does: the renderer keeps its modules in one folder of the
 * project, and a portal has one `generated/`.
 *
 * @throws InputError `build-locked` after ten minutes of waiting
 */
export async function oneBuildAtATime<Result extends object>(work: () => Promise<Result>): Promise<Result> {
  const result = await withLock(join(CACHE, 'build.lock'), 'Another build is drawing pages; waiting for it...', work);
  if (typeof result !== 'string') return result;
  throw new InputError({ code: 'build-locked', message: result, hint: 'Let the other build end, then build again.' });
}
