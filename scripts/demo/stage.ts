import type { Bundle, Patch } from './edits.ts';
import { type DemoCommit, type DemoTag, makeCommit, type Stamp } from './history.ts';
import type { Files } from './objects.ts';
import { hashOf, stampOf } from './people.ts';
import type { Statement } from './script.ts';

const MERGERS = ['mara', 'oskar', 'imani'];

/** A commit of the script, with what is needed to make it once more elsewhere or to take it back. */
export interface Made {
  commit: DemoCommit;
  patch: Patch;
  /** Subject without the number of its pull request. */
  subject: string;
  body: string[];
  number: number | null;
}

/** Everything that stands while a script is played. */
export interface Stage {
  bundle: Bundle;
  times: Map<Statement, number>;
  commits: Made[];
  heads: Map<string, Made>;
  current: string;
  labels: Map<string, Made>;
  /** Number of the newest pull request. */
  number: number;
  tags: DemoTag[];
}

/** A commit to be made; the stage adds its parents and its files. */
export interface Entry {
  subject: string;
  body: string[];
  number: number | null;
  patch: Patch;
  author: (time: number) => Stamp;
  /** The author where nothing else is said. */
  committer?: (time: number) => Stamp;
  /** The head of the current branch where nothing else is said. */
  parents?: DemoCommit[];
  label?: string | null;
  time: number;
}

/** Makes the commit on the current branch, never before its parents. */
export function record(entry: Entry, stage: Stage): Made {
  const head = stage.heads.get(stage.current);
  const parents = entry.parents ?? (head ? [head.commit] : []);
  const time = Math.max(entry.time, ...parents.map((parent) => parent.committer.time + 420));
  const author = entry.author(time);
  const commit = makeCommit({
    parents,
    files: entry.patch(parents[0]?.files ?? new Map()),
    author,
    committer: entry.committer?.(time) ?? author,
    message: messageOf(entry),
  });
  const { patch, subject, body, number } = entry;
  const made = { commit, patch, subject, body, number };
  stage.commits.push(made);
  stage.heads.set(stage.current, made);
  if (entry.label) stage.labels.set(entry.label, made);
  return made;
}

/** The next number of a pull request: numbers grow in the order of the script, also where the script fixes one. */
export function takeNumber(subject: string, fixed: number | null, stage: Stage): number {
  const number = fixed ?? stage.number + 1 + (hashOf(subject) % 4);
  if (number <= stage.number) throw new Error(`#${number} comes after #${stage.number}`);
  stage.number = number;
  return number;
}

/** What the script called `@label`. */
export function labelled(label: string, stage: Stage): Made {
  const made = stage.labels.get(label);
  if (!made) throw new Error(`no commit is called @${label}`);
  return made;
}

/** The head of the current branch. */
export function headOf(stage: Stage): Made {
  const head = stage.heads.get(stage.current);
  if (!head) throw new Error(`${stage.current} has no commit yet`);
  return head;
}

/** The files of the current branch. */
export function filesOf(stage: Stage): Files {
  return headOf(stage).commit.files;
}

/** Who of the maintainers merges, carries over, takes back or releases this. */
export function mergerOf(text: string, time: number): Stamp {
  return stampOf(MERGERS[hashOf(text) % MERGERS.length] ?? 'mara', time);
}

function messageOf({ subject, number, body }: Entry): string {
  const title = number === null ? subject : `${subject} (#${number})`;
  return `${[title, ...(body.length > 0 ? ['', ...body] : [])].join('\n')}\n`;
}
