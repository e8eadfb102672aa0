import fc from 'fast-check';
import { runGit } from './git.ts';
import type { HistoryScript, Mark } from './history-script.ts';
import { createRepository, type TempRepository } from './temp-repository.ts';

/** A made-up history as data, so that fast-check can print and shrink it. Commits are named by their index. */
export interface RandomHistory {
  commits: RandomCommit[];
  tags: RandomTag[];
  /** Indexes of commits that get a branch `branch-<n>`; the last commit always is `main`. */
  branches: number[];
}

export interface RandomCommit {
  /** Indexes of earlier commits; none for a root. */
  parents: number[];
  /** Hours after the start; need not rise: clocks in real histories do not either. */
  hour: number;
  /** The only file it changes: the first few lie in the folder of the component `wick`; the last number changes none. */
  file: number;
  message: string;
}

export interface RandomTag {
  name: string;
  commit: number;
  kind: 'lightweight' | 'annotated' | 'nested';
}

/** One step of a history; numbers are taken modulo the commits there are, so that every list of steps is possible. */
interface Step {
  shape: 'follow' | 'fork' | 'merge' | 'octopus' | 'cross' | 'root';
  picks: [number, number, number];
  hour: number;
  file: number;
  message: string;
}

/**
 * Histories with merges, criss-cross merges, several roots, branches and tags anywhere.
 *
 * @param size most steps; a criss-cross is two commits
 * @param prefixes what stands before the versions of tags, the common ones several times
 */
export function randomHistory(
  size = 30,
  prefixes: readonly string[] = ['v', 'v', 'v', 'v', 'wick@'],
): fc.Arbitrary<RandomHistory> {
  return fc
    .record({
      steps: fc.array(step(), { minLength: 1, maxLength: size }),
      tags: fc.uniqueArray(tag(prefixes), { maxLength: 14, selector: (entry) => entry.name }),
      branches: fc.array(fc.nat(1000), { maxLength: 4 }),
    })
    .map(({ steps, tags, branches }) => {
      const commits = expand(steps);
      const bound = (pick: number) => pick % commits.length;
      return {
        commits,
        tags: tags.map((entry) => ({ ...entry, commit: bound(entry.commit) })),
        branches: branches.map(bound),
      };
    });
}

/** Makes a repository of it; `ids` are those of the commits, by index. */
export function writeHistory(history: RandomHistory): TempRepository & { ids: string[] } {
  const marks: Mark[] = [];
  const repository = createRepository((script) => {
    for (const commit of history.commits) marks.push(writeCommit(script, commit, marks));
    for (const entry of history.tags) writeTag(script, entry, pick(marks, entry.commit));
    history.branches.forEach((commit, index) => {
      script.branch(`branch-${index}`, pick(marks, commit));
    });
    script.branch('main', pick(marks, marks.length - 1));
  });
  // The tag inside a nested tag keeps no ref of its own, or it would be one more tag to classify.
  const inner = history.tags
    .filter((entry) => entry.kind === 'nested')
    .map((entry) => `delete ${innerRef(entry.name)}\n`);
  if (inner.length > 0) runGit(repository.path, ['update-ref', '--stdin'], inner.join(''));
  return { ...repository, ids: marks.map((mark) => repository.idOf(mark)) };
}

const NO_FILE = 6;
const FILES_OF_WICK = 2;

/** The number of the commit is added to their end. */
const MESSAGES = [
  'feat: light',
  'fix(wick): trim',
  'chore: tidy',
  'oil it',
  'feat!: new burner',
  'docs: say how',
  'chore(deps): bump glass from 1 to',
  'feat: many things (#7)\n\n* feat: one of them\n* fix: another',
  'Merge pull request #7 from mara/light\n\nBrighter light',
  'Revert "feat: light 1"\n\nFor commit',
  'Revert "Revert "feat: light 1"" for',
];

function step(): fc.Arbitrary<Step> {
  return fc.record({
    shape: fc.constantFrom<Step['shape'][]>(
      'follow',
      'follow',
      'follow',
      'fork',
      'fork',
      'fork',
      'merge',
      'octopus',
      'cross',
      'root',
    ),
    picks: fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)),
    hour: fc.nat(500),
    file: fc.nat(NO_FILE),
    message: fc.constantFrom(...MESSAGES),
  });
}

function tag(prefixes: readonly string[]): fc.Arbitrary<RandomTag> {
  return fc.record({
    name: tagName(prefixes),
    commit: fc.nat(1000),
    kind: fc.constantFrom<RandomTag['kind'][]>('lightweight', 'annotated', 'nested'),
  });
}

function tagName(prefixes: readonly string[]): fc.Arbitrary<string> {
  const end = fc.constantFrom('', '', '', '', '-beta.1', '-beta.2', '-rc.1', '-nightly.1', '-nightly.2');
  const version = fc
    .tuple(fc.nat(1), fc.nat(1), fc.nat(3), end)
    .map(([major, minor, patch, end]) => `${major}.${minor}.${patch}${end}`);
  return fc.tuple(fc.constantFrom(...prefixes), version).map(([prefix, name]) => `${prefix}${name}`);
}

function expand(steps: readonly Step[]): RandomCommit[] {
  const commits: RandomCommit[] = [];
  for (const { shape, picks, ...rest } of steps) {
    for (const parents of parentsOf(shape, picks, commits.length)) commits.push({ parents, ...rest });
  }
  return commits;
}

/** Parents of each commit that a step adds, where `count` are there already. */
function parentsOf(shape: Step['shape'], picks: [number, number, number], count: number): number[][] {
  if (count === 0 || shape === 'root') return [[]];
  const last = count - 1;
  const [a, b, c] = picks.map((number) => number % count) as [number, number, number];
  if (shape === 'follow') return [[last]];
  if (shape === 'fork') return [[a]];
  if (shape === 'merge') return [distinct([last, a])];
  if (shape === 'octopus') return [distinct([last, a, b, c])];
  // Each side merges the other: two best common ancestors.
  return a === b
    ? [[a]]
    : [
        [a, b],
        [b, a],
      ];
}

function distinct(list: number[]): number[] {
  return [...new Set(list)];
}

function writeCommit(script: HistoryScript, commit: RandomCommit, marks: readonly Mark[]): Mark {
  const index = marks.length;
  return script.commit({
    // The number keeps commits of the same parents apart: equal ones would be one commit.
    message: `${commit.message} ${index}`,
    parents: commit.parents.map((parent) => pick(marks, parent)),
    files: commit.file === NO_FILE ? {} : { [pathOf(commit.file)]: `${index}\n` },
    date: 1_704_067_200 + commit.hour * 3600,
  });
}

function pathOf(file: number): string {
  return `${file < FILES_OF_WICK ? 'wick/' : ''}file-${file}.txt`;
}

function writeTag(script: HistoryScript, { name, kind }: RandomTag, target: Mark): void {
  if (kind === 'lightweight') script.tag(name, target);
  else if (kind === 'annotated') script.tag(name, target, { message: `Release ${name}` });
  else
    script.tag(name, script.tag(innerRef(name).slice('refs/tags/'.length), target, { message: 'inner' }), {
      message: 'outer',
    });
}

function innerRef(name: string): string {
  return `refs/tags/inner/${name}`;
}

function pick(marks: readonly Mark[], index: number): Mark {
  const mark = marks[index];
  if (mark === undefined) throw new Error(`There is no commit ${index}.`);
  return mark;
}
