import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from '../input-error.ts';
import type { Progress } from '../progress.ts';
import { GitFailure, runGitAsUser } from './git-process.ts';
import { partialBeside, sweepPartials } from './leftovers.ts';

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
  progress.start(`Cloning ${withoutSecrets(address)}`);
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
  const partial = partialBeside(folder);
  await mkdir(dirname(folder), { recursive: true });
  await sweepPartials(folder);
  try {
    await runGitAsUser(dirname(folder), { args: ['clone', '--quiet', '--bare', '--end-of-options', address, partial] });
    // Somebody else may have cloned it at the same time.
    if (!existsSync(folder)) await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Branches and tags become what they are at the origin; what was deleted there goes. */
async function update(folder: string): Promise<void> {
  const refs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];
  await runGitAsUser(folder, { args: ['fetch', '--quiet', '--prune', '--no-auto-gc', 'origin', ...refs] });
}

function cloneFailed(address: string, error: Error): Error {
  if (!(error instanceof GitFailure)) return error;
  const words = error.message
    .split('\n')
    .filter(Boolean)
    .slice(-2)
    .join(' ')
    .replaceAll(address, withoutSecrets(address));
  return new InputError({
    code: 'clone-failed',
    message: `${withoutSecrets(address)} could not be cloned. git says: ${words}`,
    hint: 'Check the address and your access with: git ls-remote <address>   or clone it yourself and give --repo the folder.',
  });
}

/** A token in an address is for git alone: it reaches neither the terminal nor a log. */
function withoutSecrets(address: string): string {
  return address.replace(/^(\w+:\/\/)[^@/]*@/, '$1');
}
