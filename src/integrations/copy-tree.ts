import { constants } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

// The disk is busy with so many small files; more at once only cost memory.
const AT_ONCE = 32;

/**
 * Copies the files below a folder, many at once; a folder that does not exist holds none.
 *
 * @param from absolute path of the folder
 * @param to absolute path of the folder that takes them, made where it is missing
 * @param wanted decides by the path relative to `from`
 * @returns how many were copied
 */
export async function copyTree(
  from: string,
  to: string,
  wanted: (file: string) => boolean = () => true,
): Promise<number> {
  const files = (await filesIn(from)).filter(wanted);
  const folders = new Set(files.map((file) => dirname(join(to, file))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  // Where the file system can share the bytes of a copy, it costs almost nothing.
  await inTurns(files, (file) => copyFile(join(from, file), join(to, file), constants.COPYFILE_FICLONE));
  return files.length;
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
