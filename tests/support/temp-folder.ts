import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const created: string[] = [];

/**
 * A new empty folder outside the project, deleted when the test file that asked for it has ended.
 *
 * @param name says in a listing who made it
 * @returns its real path: macOS hands out a link
 */
export function createTempFolder(name = 'test'): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `tagline-${name}-`));
  created.push(folder);
  return folder;
}

/** Deletes every folder handed out so far; a test that made one unreadable has to undo that itself. */
export function removeTempFolders(): void {
  for (const folder of created.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
