import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isFatal, type Problem } from '#domain/problem.ts';
import { countProblems, formatProblems, problemsAsJson } from '../report-problems.ts';
import { readPortalFolder } from '../steps/read-portal-folder.ts';

export interface CheckOptions {
  /** Portal folder; default: `.tagline/` where the command runs, else this project's `content/`. */
  content?: string;
  /** Whether everything that only matters under `--strict` is an error. */
  strict: boolean;
  json: boolean;
}

/**
 * `tagline check`: reads settings, manifests, logs and notes and prints every problem in one run.
 *
 * @returns exit code: 0, or 1 where the inputs have problems that stop a build
 */
export async function check(options: CheckOptions): Promise<number> {
  const dir = portalFolderOf(options.content);
  const folder = await readPortalFolder(dir);
  const problems = folder.dir === null ? [missingFolder(dir)] : folder.problems;
  process.stdout.write(
    options.json ? problemsAsJson(problems, options.strict) : formatProblems(problems, options.strict),
  );
  const read = `${folder.manifests.length} manifests, ${folder.notes.length} notes, ${folder.channels.length} channels`;
  process.stderr.write(`${dir}: ${read}; ${countProblems(problems, options.strict)}\n`);
  return isFatal(problems, options.strict) ? 1 : 0;
}

function portalFolderOf(content: string | undefined): string {
  if (content !== undefined) return resolve(content);
  const own = resolve('.tagline');
  return existsSync(own) ? own : join(import.meta.dirname, '..', '..', 'content');
}

function missingFolder(dir: string): Problem {
  return {
    code: 'no-portal-folder',
    severity: 'error',
    message: `There is no folder ${dir}.`,
    hint: 'Name the portal folder: tagline check --content DIR',
  };
}
