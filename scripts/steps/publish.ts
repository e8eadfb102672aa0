import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, lstat, mkdir, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { partialBeside } from '../adapters/leftovers.ts';
import { flushFolder } from '../adapters/whole-file.ts';
import { InputError } from '../input-error.ts';
import { replaceFolder, restoreReplaced } from './replace-folder.ts';

/**
 * A folder beside the one that is live, to build into; what earlier builds left is swept first.
 *
 * @throws InputError `unwritable-output`
 */
export async function stagingFolder(out: string): Promise<string> {
  const staging = partialBeside(out);
  try {
    await mkdir(dirname(out), { recursive: true });
    await restoreSite(out);
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

/** Ends what a stopped build began: the site is whole again and nothing half is left beside it. */
export async function restoreSite(out: string): Promise<void> {
  await restoreReplaced(out);
  const live = await readlink(out).catch(() => null);
  if (live === null) return;
  const folder = dirname(resolve(dirname(out), live));
  const targets = (await readdir(folder)).filter((name) => isTarget(name, out) && name !== basename(live));
  for (const name of targets) await rm(join(folder, name), { recursive: true, force: true });
}

/** How the folders are called that a link is turned to. */
function targetName(out: string): string {
  return `${basename(out)}-${randomBytes(6).toString('hex')}`;
}

function isTarget(name: string, out: string): boolean {
  return name.startsWith(`${basename(out)}-`) && /^-[0-9a-f]{12}$/.test(name.slice(basename(out).length));
}

/** Moves a folder to a name on any disk, in the place of the empty folder that kept it. */
export async function moveFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true, force: true });
  }
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
  const target = join(dirname(before), targetName(out));
  const link = partialBeside(out);
  try {
    await rename(staging, target);
    await symlink(target, link);
    await rename(link, out);
  } catch (error) {
    for (const path of [link, target]) await rm(path, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  await flushFolder(dirname(out));
  await rm(before, { recursive: true, force: true });
}

/**
 * The folder that is named for the site loses all that it holds: it has to be new, empty or a site of ours, and nothing
 * that is read may lie in it.
 *
 * @param inputs folders that the build reads
 * @throws InputError `output-in-use`
 */
export async function refuseForeignOutput(out: string, inputs: readonly string[]): Promise<void> {
  const input = inputs.find((folder) => isWithin(folder, out));
  if (input) throw inUse(out, `${input} lies in it`);
  const kind = await stat(out).catch(() => null);
  if (kind === null) return;
  if (!kind.isDirectory()) throw inUse(out, 'it is a file');
  if (existsSync(join(out, MARK)) || (await readdir(out)).length === 0) return;
  throw inUse(out, 'it holds files, but no site that was built before');
}

/** Every site of ours has it. */
const MARK = join('api', 'v1', 'index.json');

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
}

function inUse(out: string, why: string): InputError {
  return new InputError({
    code: 'output-in-use',
    message: `The site would take the place of everything in ${out}, and ${why}.`,
    hint: 'Name a folder of its own with --out.',
  });
}
