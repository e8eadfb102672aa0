import { resolve } from 'node:path';
import type { PortalFolder } from '#domain/portal-folder.ts';
import { isFatal, type Problem } from '#domain/problem.ts';
import { type Attempt, attempt } from '../all-problems.ts';
import { ProblemsError } from '../input-error.ts';
import type { Progress } from '../progress.ts';
import { PROJECT } from '../project.ts';
import { readDay } from '../read-moment.ts';
import { type Mined, mine } from './mine.ts';
import { readBase, readSite } from './place.ts';
import { refuseForeignOutput } from './publish.ts';
import { readPortalFolder } from './read-portal-folder.ts';
import { findSource, type Source, type SourceOptions } from './source.ts';

export interface InputOptions extends SourceOptions {
  site?: string | undefined;
  base?: string | undefined;
  strict?: boolean | undefined;
  /** The day to write for, `YYYY-MM-DD`. */
  now?: string | undefined;
  /** Absolute path of the folder for the finished site, or null where none is written. */
  out: string | null;
  progress: Progress;
}

/** Everything that a build is told and reads before it begins. */
export interface Inputs {
  source: Source;
  folder: PortalFolder;
  site: string | null;
  base: string;
  /** The day to write for, or null: the settings' or that of the newest commit. */
  now: string | null;
}

/**
 * Looks at everything that the options name.
 *
 * @throws ProblemsError with all that is wrong with any of it
 */
export async function readInputs(options: InputOptions): Promise<Inputs> {
  const source = await attempt(() => findSource(options));
  const named = options.content === undefined ? null : resolve(options.content);
  const folder = await readPortalFolder(source.value?.content ?? named);
  const site = await attempt(() => readSite(options.site ?? folder.settings.site));
  const base = await attempt(() => readBase(options.base));
  const now = await attempt(() => readDay(options.now));
  const out = await attempt(() => (options.out ? refuseForeignOutput(options.out, foldersRead(source.value)) : null));
  const problems = [source, site, base, now, out].flatMap((part) => part.problems);
  if (isFatal([...problems, ...folder.problems], options.strict ?? false))
    throw new ProblemsError([...problems, ...(await problemsOf(source, folder, options))]);
  if (source.value === null || base.value === null) throw new ProblemsError(problems);
  return { source: source.value, folder, site: site.value, base: base.value, now: now.value };
}

function foldersRead(source: Source | null): string[] {
  return [PROJECT, ...(source ? [source.location.root] : []), ...(source?.content ? [source.content] : [])];
}

/** The folder's problems, and those that only mining finds: the build ends here, and it should tell them now. */
async function problemsOf(
  source: Attempt<Source>,
  folder: PortalFolder,
  { progress, strict = false }: InputOptions,
): Promise<readonly Problem[]> {
  const { value } = source;
  if (value === null) return folder.problems;
  const mined = await attempt((): Promise<Mined> => mine({ ...value, folder, progress }));
  // What follows from settings and manifests that could not be read would only lead astray.
  if (isFatal(folder.problems, strict)) return [...folder.problems, ...mined.problems];
  return mined.value?.problems ?? [...folder.problems, ...mined.problems];
}
