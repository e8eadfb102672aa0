import type { PortalFolder } from '#domain/portal-folder.ts';
import { isFatal } from '#domain/problem.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { ProblemsError } from '../input-error.ts';
import { SILENT } from '../progress.ts';
import { formatProblems } from '../report-problems.ts';
import { type Mined, mine } from './mine.ts';
import { readInputs } from './read-inputs.ts';

/**
 * Mines the repository that a command names, for commands whose result goes to the output. Warnings are told on standard
 * error.
 *
 * @param withGit called while the repository's objects can still be read
 * @returns what was mined, and where the portal is served by the options and the settings
 * @throws ProblemsError when the inputs have problems that would stop a build
 */
export async function mineFor(
  options: {
    repo?: string | undefined;
    content?: string | undefined;
    site?: string | undefined;
    base?: string | undefined;
    now?: string | undefined;
  },
  withGit?: (directory: GitDirectory, mined: Mined, folder: PortalFolder) => Promise<void>,
): Promise<Mined & { site: string | null; base: string }> {
  const { source, folder, site, base, now } = await readInputs({ ...options, out: null, progress: SILENT });
  const mined = await mine({ ...source, folder, now, progress: SILENT }, async (directory, result) => {
    if (isFatal(result.problems, false)) throw new ProblemsError(result.problems);
    process.stderr.write(formatProblems(result.problems, false));
    await withGit?.(directory, result, folder);
  });
  return { ...mined, site, base };
}
