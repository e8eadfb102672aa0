import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatMany } from '#domain/format.ts';
import type { PortalFolder } from '#domain/portal-folder.ts';
import { isFatal, type Problem } from '#domain/problem.ts';
import { countProblems, formatProblems, problemsAsJson } from '../report-problems.ts';
import { checkArtifacts } from '../steps/check-artifacts.ts';
import { readPortalFolder } from '../steps/read-portal-folder.ts';

export interface CheckOptions {
  /** Portal folder; default: `.tagline/` where the command runs, else this project's `content/`. */
  content?: string;
  /** Folder of artifacts whose bytes are held against the manifests. */
  artifacts?: string;
  /** Whether everything that only matters under `--strict` is an error. */
  strict: boolean;
  json: boolean;
}

/**
 * `tagline check`: reads settings, manifests, logs, notes and advisories and prints every problem in one run.
 *
 * @returns exit code: 0, or 1 where the inputs have problems that stop a build
 */
export async function check(options: CheckOptions): Promise<number> {
  const dir = portalFolderOf(options.content);
  const folder = await readPortalFolder(dir);
  const files = await artifactsOf(folder, options.artifacts);
  const problems = folder.dir === null ? [missingFolder(dir)] : [...folder.problems, ...files.problems];
  process.stdout.write(
    options.json ? problemsAsJson(problems, options.strict) : formatProblems(problems, options.strict),
  );
  const read = `${folder.manifests.length} manifests, ${folder.notes.length} notes, ${folder.advisories.length} advisories, ${folder.channels.length} channels`;
  const bytes = options.artifacts === undefined ? '' : `, ${formatMany(files.read, 'artifact')} read`;
  process.stderr.write(`${dir}: ${read}${bytes}; ${countProblems(problems, options.strict)}\n`);
  return isFatal(problems, options.strict) ? 1 : 0;
}

function portalFolderOf(content: string | undefined): string {
  if (content !== undefined) return resolve(content);
  const own = resolve('.tagline');
  return existsSync(own) ? own : join(import.meta.dirname, '..', '..', 'content');
}

async function artifactsOf({ dir, manifests }: PortalFolder, named: string | undefined) {
  if (dir === null || named === undefined) return { read: 0, problems: [] };
  const artifacts = resolve(named);
  if (existsSync(artifacts)) return await checkArtifacts({ content: dir, manifests, artifacts });
  return { read: 0, problems: [missingFolder(artifacts)] };
}

function missingFolder(dir: string): Problem {
  return {
    code: 'no-portal-folder',
    severity: 'error',
    message: `There is no folder ${dir}.`,
    hint: 'Name a folder that exists: tagline check --content DIR --artifacts DIR',
  };
}
