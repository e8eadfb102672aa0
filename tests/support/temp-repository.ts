import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runGit } from './git.ts';
import { HistoryScript, type Mark } from './history-script.ts';
import { createTempFolder } from './temp-folder.ts';

/** A real repository on disk, deleted with the test file that made it. */
export interface TempRepository {
  path: string;
  /** Full id of a commit or annotated tag of the script. */
  idOf(mark: Mark): string;
}

export interface RepositoryOptions {
  /** Branch that HEAD names, and that is created at the last commit where the script creates none; default `main`. */
  head?: string;
  /** Address of `origin`. */
  remote?: string;
  /** Also write the files of HEAD into the folder. */
  checkout?: boolean;
}

/**
 * Makes a repository from a script, the same ids each time.
 *
 * @example
 * const repository = createRepository((history) => {
 *   const first = history.commit({ message: 'feat: light', files: { 'lamp.ts': 'export {};\n' } });
 *   history.tag('v1.0.0', first, { message: 'Lantern 1.0' });
 * });
 */
export function createRepository(
  write: (history: HistoryScript) => void,
  { head = 'main', remote, checkout = false }: RepositoryOptions = {},
): TempRepository {
  const path = createTempFolder('repository');
  runGit(path, ['init', '--quiet', `--initial-branch=${head}`]);
  if (remote) runGit(path, ['remote', 'add', 'origin', remote]);
  const history = new HistoryScript();
  write(history);
  const ids = importHistory(path, history);
  if (history.last !== null && !hasBranches(path))
    runGit(path, ['update-ref', `refs/heads/${head}`, at(ids, history.last)]);
  if (checkout) runGit(path, ['reset', '--quiet', '--hard']);
  return { path, idOf: (mark) => at(ids, mark) };
}

/** Ids by the marks of the script. */
function importHistory(path: string, history: HistoryScript): Map<Mark, string> {
  const marks = join(path, '.git', 'marks');
  const args = [
    'fast-import',
    '--quiet',
    '--done',
    '--force',
    '--date-format=raw-permissive',
    `--export-marks=${marks}`,
  ];
  runGit(path, args, history.toBytes());
  const lines = readFileSync(marks, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => [Number(line.slice(1, line.indexOf(' '))) as Mark, line.slice(line.indexOf(' ') + 1)]),
  );
}

function hasBranches(path: string): boolean {
  return runGit(path, ['for-each-ref', '--count=1', 'refs/heads']) !== '';
}

function at(ids: Map<Mark, string>, mark: Mark): string {
  const id = ids.get(mark);
  if (!id) throw new Error(`The history script has no commit or tag :${mark}.`);
  return id;
}
