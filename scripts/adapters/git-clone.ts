import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from '../input-error.ts';
import type { Progress } from '../progress.ts';
import { runGitAsUser } from './git-process.ts';

const ADDRESS = /^(?:https?|ssh|git|file):\/\//i;
const SCP_LIKE = /^[\w.-]+@[\w.-]+:[^\\]/;

/** Whether this names a repository by address rather than by path. */
export function isAddress(repo: string): boolean {
  return ADDRESS.test(repo) || (SCP_LIKE.test(repo) && !existsSync(repo));
}

/**
 * Clones an address with the user's own credentials, or brings an earlier clone up to date.
 *
 * @param folder where the clone is kept
 * @returns the folder
 * @throws InputError `clone-failed` with git's words
 */
export async function cloneRepository(address: string, folder: string, progress: Progress): Promise<string> {
  progress.start(`Cloning ${address}`);
  try {
    if (existsSync(folder)) await update(folder);
    else await clone(address, folder);
  } catch (error) {
    throw cloneFailed(address, error as Error);
  }
  progress.done('done');
  return folder;
}

async function clone(address: string, folder: string): Promise<void> {
  const partial = `${folder}.${process.pid}.partial`;
  await mkdir(dirname(folder), { recursive: true });
  await rm(partial, { recursive: true, force: true });
  try {
    await runGitAsUser(dirname(folder), { args: ['clone', '--quiet', '--bare', '--end-of-options', address, partial] });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Branches and tags become what they are at the origin; what was deleted there goes. */
async function update(folder: string): Promise<void> {
  const refs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];
  await runGitAsUser(folder, { args: ['fetch', '--quiet', '--prune', '--no-auto-gc', 'origin', ...refs] });
}

function cloneFailed(address: string, error: Error): InputError {
  const words = error.message.split('\n').filter(Boolean).slice(-2).join(' ');
  return new InputError({
    code: 'clone-failed',
    message: `${address} could not be cloned. git says: ${words}`,
    hint: 'Check the address and your access with: git ls-remote <address>   or clone it yourself and give --repo the folder.',
  });
}
