import { SILENT } from '../progress.ts';
import { type Mined, mine } from './mine.ts';
import { readPortalFolder } from './read-portal-folder.ts';
import { findSource } from './source.ts';

/** Mines the repository that a command names, without a word: for commands whose result goes to the output. */
export async function mineFor(options: { repo?: string | undefined; content?: string | undefined }): Promise<Mined> {
  const source = await findSource({ ...options, progress: SILENT });
  const folder = await readPortalFolder(source.content);
  return await mine({ ...source, folder, progress: SILENT });
}
