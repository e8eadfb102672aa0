import { type Bundle, chain } from './edits.ts';
import { commitEntry, copyEntry, dependencyEntry, mergeEntry, revertEntry, versionEntry } from './entries.ts';
import type { History } from './history.ts';
import { scheduleOf } from './schedule.ts';
import type { Statement } from './script.ts';
import { type Entry, headOf, mergerOf, record, type Stage, takeNumber } from './stage.ts';

/** Commits of a pull request lie this many seconds apart. */
const BETWEEN = 4 * 3600;

/**
 * Plays a script: the same statements give the same history, ids included.
 *
 * @param start when the first commit was made, seconds since 1970 in UTC
 */
export function performScript(statements: readonly Statement[], bundle: Bundle, start: number): History {
  const stage: Stage = {
    bundle,
    times: scheduleOf(statements, start),
    commits: [],
    heads: new Map(),
    current: 'main',
    labels: new Map(),
    number: 0,
    tags: [],
  };
  for (const statement of statements) performAt(statement, stage);
  const kept = [...stage.heads].filter(([name]) => name === 'main' || name.startsWith('release/'));
  return {
    commits: stage.commits.map(({ commit }) => commit),
    tags: stage.tags,
    branches: new Map(kept.map(([name, { commit }]) => [name, commit])),
  };
}

function performAt(statement: Statement, stage: Stage): void {
  try {
    const time = stage.times.get(statement) ?? 0;
    const entry = entryOf(statement, stage, time);
    if (entry) record(entry, stage);
    else perform(statement, stage, time);
  } catch (error) {
    throw new Error(`${statement.place}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** The commit that an instruction stands for, or null where it stands for something else. */
function entryOf(statement: Statement, stage: Stage, time: number): Entry | null {
  switch (statement.kind) {
    case 'commit':
      return commitEntry(statement, stage, time, true);
    case 'copy':
      return copyEntry(statement, stage, time);
    case 'revert':
      return revertEntry(statement, stage, time);
    case 'deps':
      return dependencyEntry(statement, stage, time);
    case 'merge':
      return mergeEntry(statement, stage, time);
    case 'prepare':
      return versionEntry(statement.tag, time);
    default:
      return null;
  }
}

function perform(statement: Statement, stage: Stage, time: number): void {
  if (statement.kind === 'on') switchBranch(statement, stage);
  else if (statement.kind === 'pull') mergePull(statement, stage, time);
  else if (statement.kind === 'release') release(statement, stage, time);
  else if (statement.kind === 'nightly') nightly(statement, stage);
}

function switchBranch({ branch, from }: Statement & { kind: 'on' }, stage: Stage): void {
  const head = from === null ? undefined : stage.heads.get(from);
  if (head) stage.heads.set(branch, head);
  stage.current = branch;
}

/** A pull request kept as it is: its commits beside the branch, then the merge. */
function mergePull(statement: Statement & { kind: 'pull' }, stage: Stage, time: number): void {
  const { person, branch, title, commits } = statement;
  const side = `${person}/${branch}`;
  const target = stage.current;
  const base = headOf(stage);
  stage.heads.set(side, base);
  stage.current = side;
  const made = commits.map((text, index) => {
    const at = time - (commits.length - index) * BETWEEN;
    return record(commitEntry({ ...text, by: text.by ?? person }, stage, at, false), stage);
  });
  stage.current = target;
  const merge: Entry = {
    subject: `Merge pull request #${takeNumber(title, null, stage)} from ${side}`,
    body: [title],
    number: null,
    patch: chain(made.map(({ patch }) => patch)),
    author: (at) => mergerOf(title, at),
    parents: [base.commit, ...made.slice(-1).map(({ commit }) => commit)],
    time,
  };
  record(merge, stage);
}

/** Prereleases tag what there is; a stable release has the commit that sets its version, unless it stands already. */
function release(statement: Statement & { kind: 'release' }, stage: Stage, time: number): void {
  const { tag, same, light, message } = statement;
  const version = tag.replace(/^(?:.*@|v)/, '');
  if (!same && !version.includes('-')) record(versionEntry(tag, time - 1200), stage);
  const target = headOf(stage).commit;
  const tagger = mergerOf(tag, Math.max(time, target.committer.time + 60));
  const title = `${tag.includes('@') ? 'Lantern exporter' : 'Lantern'} ${version}`;
  const text = `${[title, ...(message.length > 0 ? ['', ...message] : [])].join('\n')}\n`;
  stage.tags.push({ name: tag, target, annotation: light ? null : { tagger, message: text } });
}

function nightly({ version, date }: Statement & { kind: 'nightly' }, stage: Stage): void {
  const name = `v${version}-nightly.${date.replaceAll('-', '')}`;
  stage.tags.push({ name, target: headOf(stage).commit, annotation: null });
}
