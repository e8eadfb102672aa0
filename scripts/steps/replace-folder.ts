import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { partialBeside, sweepPartials } from '../adapters/leftovers.ts';
import { flushFolder } from '../adapters/whole-file.ts';

/**
 * Puts a finished folder in the place of another; at no time is neither of them whole on disk, and a failure leaves
 * either in place.
 */
export async function replaceFolder(staging: string, folder: string): Promise<void> {
  const replaced = replacedBeside(folder);
  if (existsSync(folder)) {
    await discard(replaced, folder);
    await rename(folder, replaced);
  }
  try {
    await rename(staging, folder);
  } catch (error) {
    if (existsSync(replaced)) await rename(replaced, folder);
    throw error;
  }
  await flushFolder(dirname(folder));
  await discard(replaced, folder);
}

/** Ends what a stopped process began: puts the old folder back where no new one came, and sweeps leftovers. */
export async function restoreReplaced(folder: string): Promise<void> {
  const replaced = replacedBeside(folder);
  if (existsSync(folder)) await discard(replaced, folder);
  else if (existsSync(replaced)) await rename(replaced, folder);
  await sweepPartials(folder);
}

function replacedBeside(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.replaced`);
}

/** Half of a deleted folder must never be taken for the one to put back, so it loses its name first. */
async function discard(replaced: string, folder: string): Promise<void> {
  if (!existsSync(replaced)) return;
  const doomed = partialBeside(folder);
  await rename(replaced, doomed);
  await rm(doomed, { recursive: true, force: true, maxRetries: 3 });
}
