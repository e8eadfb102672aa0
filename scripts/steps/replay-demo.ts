import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { importRepository } from '../adapters/git-import.ts';
import { partialBeside, sweepPartials } from '../adapters/leftovers.ts';
import { DEMO_REMOTE, demoDigest } from '../demo/source.ts';
import type { Progress } from '../progress.ts';
import { CACHE } from '../project.ts';

/** Replays the sample's history into a real repository, once for each version of its script. */
export async function replayDemo(progress: Progress): Promise<{ path: string; remote: string }> {
  const path = join(CACHE, 'demo', demoDigest(), 'lantern');
  if (existsSync(path)) return { path, remote: DEMO_REMOTE };
  progress.start('Replaying the sample');
  await sweepPartials(path);
  const partial = partialBeside(path);
  const { demoStream } = await import('../demo/replay.ts');
  await importRepository(partial, demoStream());
  await rename(partial, path).catch(async (error: Error) => {
    await rm(partial, { recursive: true, force: true });
    // Somebody else replayed it at the same time: both are the same to the byte.
    if (!existsSync(path)) throw error;
  });
  progress.done('done');
  return { path, remote: DEMO_REMOTE };
}
