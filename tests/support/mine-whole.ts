import type { Problem } from '#domain/problem.ts';
import { locateRepository } from '../../scripts/adapters/git-location.ts';
import { ProblemsError } from '../../scripts/input-error.ts';
import { SILENT } from '../../scripts/progress.ts';
import { type MinedWithFiles, mineWithFiles } from '../../scripts/steps/mine-with-files.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';

/** Mines a repository and compares its files, with every git command that a build runs; keeps nothing. */
export async function mineWhole(path: string, content: string | null = null): Promise<MinedWithFiles> {
  const folder = await readPortalFolder(content);
  const location = await locateRepository(path);
  return await mineWithFiles({ location, folder, remote: null, sample: false, cache: null, progress: SILENT });
}

/** All that was mined as one text, equal where the sites would be equal; or the codes of the problems that stopped it. */
export async function minedText(path: string): Promise<string> {
  try {
    const { portal, releases, files } = await mineWhole(path);
    return JSON.stringify({ portal, releases, files });
  } catch (error) {
    if (error instanceof ProblemsError) return `problems: ${error.problems.map(({ code }) => code).join(' ')}`;
    throw error;
  }
}

/** The problems that stop the mining; a failure for one that was mined after all, or that is no problem but a fault. */
export async function problemsThatStop(path: string): Promise<readonly Problem[]> {
  try {
    await mineWhole(path);
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
  throw new Error(`${path} was mined.`);
}
