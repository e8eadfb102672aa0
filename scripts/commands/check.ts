import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkPublished } from '#domain/check-published.ts';
import { formatMany } from '#domain/format.ts';
import type { PortalFolder } from '#domain/portal-folder.ts';
import type { PortalTags } from '#domain/portal-tags.ts';
import { isFatal, type Problem } from '#domain/problem.ts';
import { signatureCounts } from '#domain/signature-words.ts';
import { cleanForTerminal } from '#domain/text.ts';
import type { Attempt } from '../all-problems.ts';
import { ProblemsError } from '../input-error.ts';
import type { Recording } from '../record-options.ts';
import { countProblems, formatProblems, problemsAsJson } from '../report-problems.ts';
import { checkArtifacts } from '../steps/check-artifacts.ts';
import { checkRepository, findCheckedSource } from '../steps/check-repository.ts';
import { folderToWrite } from '../steps/manifest-target.ts';
import type { Mined } from '../steps/mine.ts';
import { readPortalFolder } from '../steps/read-portal-folder.ts';
import { readPublished } from '../steps/read-published.ts';
import { recordTags } from '../steps/record-tags.ts';
import type { Source } from '../steps/source.ts';

export interface CheckOptions {
  /** Repository whose tags are held against what the folder says; default: the one that holds the folder. */
  repo?: string | undefined;
  /** Portal folder; default: `.tagline/` where the command runs, else this project's `content/`. */
  content?: string | undefined;
  /** Folder of artifacts whose bytes are held against the manifests. */
  artifacts?: string | undefined;
  /** Folder of a published site that logs and tags are held against. */
  published?: string | undefined;
  /** What to add to `tags.lock`, or null. */
  record?: Recording | null;
  /** Whether everything that only matters under `--strict` is an error. */
  strict: boolean;
  json: boolean;
}

/**
 * `tagline check`: reads settings, manifests, logs, notes, advisories, plans and the tags of the repository and prints
 * every problem in one run; with `--record` it adds tags to `tags.lock` before. Where no repository can be read and none was
 * named, the files are checked alone.
 *
 * @returns exit code: 0, or 1 where the inputs have problems that stop a build
 * @throws ProblemsError where a repository that is needed cannot be read, or nothing can be recorded
 */
export async function check(options: CheckOptions): Promise<number> {
  const source = await findCheckedSource(options);
  const isNeeded = options.repo !== undefined || (options.record ?? null) !== null;
  if (source.value === null && isNeeded) throw new ProblemsError(source.problems);
  const recorded = source.value && options.record ? await record(source.value, options, options.record) : null;
  const dir = recorded?.content ?? (source.value ? source.value.content : portalFolderOf(options.content));
  const folder = await readPortalFolder(dir);
  const files = await artifactsOf(folder, options.artifacts);
  const mined: Attempt<Checked> = source.value ? await checkRepository(source.value, folder) : source;
  if (mined.value === null && isNeeded) throw new ProblemsError(mined.problems);
  const absent = dir !== null && folder.dir === null ? [missingFolder(dir)] : [];
  const since =
    options.published === undefined ? [] : await changedSince(options.published, folder, mined.value?.releases);
  const problems = [...absent, ...(mined.value?.problems ?? folder.problems), ...files.problems, ...since];
  process.stdout.write(
    options.json ? problemsAsJson(problems, options.strict) : formatProblems(problems, options.strict),
  );
  const bytes = options.artifacts === undefined ? '' : `, ${formatMany(files.read, 'artifact')} read`;
  const told = [
    `${wordsOf(folder)}${bytes}`,
    tagWords(mined),
    recorded?.words ?? '',
    countProblems(problems, options.strict),
  ];
  const name = dir ?? source.value?.location.root ?? '';
  process.stderr.write(`${cleanForTerminal(`${name}: ${told.filter(Boolean).join('; ')}`)}\n`);
  return isFatal(problems, options.strict) ? 1 : 0;
}

async function record(
  source: Source,
  options: CheckOptions,
  { day, accept }: Recording,
): Promise<{ content: string; words: string }> {
  const content = folderToWrite(source, options.content);
  const { manifests } = await readPortalFolder(content);
  const added = await recordTags({ location: source.location, content, day, accept, manifests });
  return { content, words: `${formatMany(added.length, 'tag')} recorded` };
}

/** What a check needs of what was mined. */
type Checked = Pick<Mined, 'problems' | 'releases'> & { portal: { tags: PortalTags } };

/** What was published and is not so any more; tags only where a repository was read. */
async function changedSince(
  published: string,
  { channels, tagRecords = [] }: PortalFolder,
  releases: Mined['releases'] | undefined,
): Promise<Problem[]> {
  const before = await readPublished(resolve(published));
  const commits = new Map((releases ?? []).map(({ tag, commit }) => [tag, commit]));
  const known = releases ? before : { ...before, commits: new Map() };
  return checkPublished(known, { channels, commits, records: tagRecords });
}

function wordsOf({ manifests, notes, advisories, plan, channels }: PortalFolder): string {
  return `${manifests.length} manifests, ${notes.length} notes, ${advisories.length} advisories, ${plan.length} plans, ${channels.length} channels`;
}

function tagWords(mined: Attempt<Checked>): string {
  if (mined.value) return `tags: ${signatureCounts(mined.value.portal.tags)}`;
  return `tags were not read. ${mined.problems[0]?.message ?? ''}`.trim();
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
