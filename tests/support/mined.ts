import type { Change } from '#domain/change.ts';
import type { Problem } from '#domain/problem.ts';
import type { Release } from '#domain/release.ts';
import { locateRepository } from '../../scripts/adapters/git-location.ts';
import { ProblemsError } from '../../scripts/input-error.ts';
import { SILENT } from '../../scripts/progress.ts';
import { type Mined, type MineInput, mine } from '../../scripts/steps/mine.ts';
import { mineWithFiles } from '../../scripts/steps/mine-with-files.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { createPortalFolder } from './broken-inputs.ts';
import type { HistoryScript } from './history-script.ts';
import { createRepository, type RepositoryOptions, type TempRepository } from './temp-repository.ts';

export interface MineOptions {
  /** Files of the portal folder by path; none: the repository has no portal folder. */
  content?: Readonly<Record<string, string>>;
}

/** Mines a repository the way `tagline build` does, without keeping anything. */
export async function mineFolder(path: string, options: MineOptions = {}): Promise<Mined> {
  return await mine(await inputFor(path, options));
}

async function inputFor(path: string, { content }: MineOptions): Promise<MineInput> {
  const files = Object.entries(content ?? {}).map(([name, text]) => ({ path: name, text }));
  const folder = await readPortalFolder(files.length > 0 ? createPortalFolder(files) : null);
  const location = await locateRepository(path);
  return { location, folder, remote: null, sample: false, cache: null, progress: SILENT };
}

/** What was mined of a made-up repository, with shorthands for what tests ask. */
export interface MinedStory extends Mined, TempRepository {
  release(id: string): Release;
  /** Subjects of a release's entries. */
  subjects(id: string): string[];
  /** The entry of a release that has this subject. */
  entry(id: string, subject: string): Change;
}

/** Writes a history, mines it and gives the records. */
export async function mineStory(
  write: (history: HistoryScript) => void,
  options: RepositoryOptions & MineOptions = {},
): Promise<MinedStory> {
  const repository = createRepository(write, options);
  const mined = await mineFolder(repository.path, options);
  const release = (id: string): Release => {
    const found = mined.releases.find((each) => each.id === id);
    if (!found) throw new Error(`There is no release ${id}, only ${mined.releases.map((each) => each.id).join(', ')}.`);
    return found;
  };
  const subjects = (id: string): string[] => release(id).changes.map(({ subject }) => subject);
  const entry = (id: string, subject: string): Change => {
    const found = release(id).changes.find((change) => change.subject === subject);
    if (!found) throw new Error(`${id} has no entry ${subject}, only: ${subjects(id).join(' / ')}`);
    return found;
  };
  return { ...mined, ...repository, release, subjects, entry };
}

/** The problems that keep a repository from being mined, files and all; none when it can be. */
export async function problemsOf(path: string): Promise<readonly Problem[]> {
  try {
    return (await mineWithFiles(await inputFor(path, {}))).problems.filter(({ severity }) => severity === 'error');
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
}
