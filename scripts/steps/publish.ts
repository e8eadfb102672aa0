import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { flushFolder } from '../adapters/whole-file.ts';
import { InputError } from '../input-error.ts';
import { partialBeside, replaceFolder, restoreReplaced } from './write.ts';

/**
 * A folder beside the one that is live, to build into; what earlier builds left is swept first.
 *
 * @throws InputError `unwritable-output`
 */
export async function stagingFolder(out: string): Promise<string> {
  const staging = partialBeside(out);
  try {
    await mkdir(dirname(out), { recursive: true });
    await restoreReplaced(out);
    await mkdir(staging);
  } catch (error) {
    throw new InputError({
      code: 'unwritable-output',
      message: `The site cannot be written beside ${out}: ${(error as Error).message}`,
      hint: 'Name a folder that you may write with --out, on a disk with room.',
    });
  }
  return staging;
}

/**
 * Puts a verified site in place. Where `out` is a symbolic link the link is turned to the new folder in one rename, and
 * the folder it named goes; where it is a folder the new one takes its place.
 */
export async function replaceSite(staging: string, out: string): Promise<void> {
  const kind = await lstat(out).catch(() => null);
  if (!kind?.isSymbolicLink()) {
    await replaceFolder(staging, out);
    return;
  }
  const before = resolve(dirname(out), await readlink(out));
  const target = join(dirname(before), `${basename(out)}-${randomBytes(6).toString('hex')}`);
  await rename(staging, target);
  const link = partialBeside(out);
  await symlink(target, link);
  await rename(link, out);
  await flushFolder(dirname(out));
  await rm(before, { recursive: true, force: true });
}
