import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Names that this process gave: another that had its number may have left some like them. */
const own = new Set<string>();

/**
 * A name unlike any other that says which process gave it, so that nobody sweeps what is still being written.
 *
 * @param name how it begins, as `sweepLeftovers` is told later
 */
export function ownName(name: string): string {
  const full = `${name}.${process.pid}-${randomBytes(6).toString('hex')}.partial`;
  own.add(full);
  return full;
}

/** A hidden name beside a file or folder for what will take its place. */
export function partialBeside(path: string): string {
  return join(dirname(path), ownName(`.${basename(path)}`));
}

/** Removes what stopped processes left of the file or folder that is written as `partialBeside` (rule 13 of safety). */
export async function sweepPartials(path: string): Promise<void> {
  await sweepLeftovers(dirname(path), `.${basename(path)}`);
}

/** Removes what processes that no longer run left in a folder under names of `ownName`. */
export async function sweepLeftovers(folder: string, name: string): Promise<void> {
  const around = await readdir(folder).catch(() => []);
  for (const entry of around) {
    const rest = entry.startsWith(`${name}.`) ? entry.slice(name.length + 1) : '';
    const writer = /^(\d+)-[0-9a-f]{12}\.partial$/.exec(rest)?.[1];
    if (writer && !isBeingWritten(entry, Number(writer)))
      await rm(join(folder, entry), { recursive: true, force: true, maxRetries: 3 });
  }
}

function isBeingWritten(entry: string, pid: number): boolean {
  if (pid === process.pid) return own.has(entry);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
