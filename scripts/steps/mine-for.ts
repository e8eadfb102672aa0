import { isFatal } from '#domain/problem.ts';
import { ProblemsError } from '../input-error.ts';
import { SILENT } from '../progress.ts';
import { formatProblems } from '../report-problems.ts';
import { type Mined, mine } from './mine.ts';
import { readInputs } from './read-inputs.ts';

/**
 * Mines the repository that a command names, for commands whose result goes to the output. Warnings are told on standard
 * error.
 *
 * @returns what was mined, and where the portal is served by the options and the settings
 * @throws ProblemsError when the inputs have problems that would stop a build
 */
export async function mineFor(options: {
  repo?: string | undefined;
  content?: string | undefined;
  site?: string | undefined;
  base?: string | undefined;
}): Promise<Mined & { site: string | null; base: string }> {
  const { source, folder, site, base } = await readInputs({ ...options, out: null, progress: SILENT });
  const mined = await mine({ ...source, folder, progress: SILENT });
  if (isFatal(mined.problems, false)) throw new ProblemsError(mined.problems);
  process.stderr.write(formatProblems(mined.problems, false));
  return { ...mined, site, base };
}
