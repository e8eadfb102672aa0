import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit } from './git-process.ts';

/**
 * Makes a bare repository from a stream for `git fast-import`.
 *
 * @param path folder that does not exist yet
 */
export async function importRepository(path: string, stream: Buffer): Promise<void> {
  await mkdir(join(path, 'objects'), { recursive: true });
  await mkdir(join(path, 'refs'), { recursive: true });
  await writeFile(join(path, 'HEAD'), 'ref: refs/heads/main\n');
  await writeFile(join(path, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  await runGit(
    { path, objects: join(path, 'objects'), partial: false },
    { args: ['fast-import', '--quiet', '--done'], input: stream },
  );
}
