import type { Change, Omitted } from './change.ts';
import type { ChangeMaker } from './change-maker.ts';
import type { History } from './history.ts';
import { revertEntries } from './revert-entries.ts';
import { mergeSameTitles } from './same-title.ts';

/** The commits of one release, told apart (rules 7, 9, 15 and 17 of history). */
export interface Window {
  changes: Change[];
  omitted: Omitted[];
  otherComponents: number;
  /** Commits that stand in a change, newest first. */
  shown: number[];
}

/** What deciding over a window needs besides the window itself. */
export interface WindowContext {
  history: History;
  maker: ChangeMaker;
  /** Commit to its pull request merge, see `merged-branches.ts`. */
  merged: ReadonlyMap<number, number>;
  /** Revert to the commits that it takes back, see `reverts.ts`. */
  targets: ReadonlyMap<number, readonly number[]>;
  /** Whether a commit touches the component of the window. */
  touches: (commit: number) => boolean;
  /** Id of the first release that has a commit, for reverts of what was released before. */
  releasedIn: (commit: number) => string | null;
}

/** @param range commits of the release, newest first */
export function readWindow(range: readonly number[], context: WindowContext): Window {
  const window: Window = { changes: [], omitted: [], otherComponents: 0, shown: [] };
  const inWindow = new Set(range);
  const reverted = cancelReverts(range, inWindow, context.targets);
  const omit = (commit: number, reason: Omitted['reason']) =>
    window.omitted.push(omission(context.history, commit, reason));
  const groups = new Map<number, number[]>();
  for (const commit of range) {
    const reason = neverShown(context.history, commit);
    if (reason) omit(commit, reason);
    else if (!context.touches(commit)) window.otherComponents++;
    else if (reverted.has(commit)) omit(commit, 'reverted');
    else sort(commit, context, { window, inWindow, groups, omit });
  }
  for (const [merge, commits] of groups) {
    const entries = context.maker.ofMerge(merge, commits);
    window.changes.push(...entries);
    for (const commit of commits) entries.length > 0 ? window.shown.push(commit) : omit(commit, 'hidden');
  }
  return { ...window, changes: mergeSameTitles(window.changes) };
}

/** A merge brings nothing of its own; a commit with its parent's tree changes nothing. */
function neverShown({ commits, index }: History, number: number): 'merge' | 'empty' | null {
  const commit = commits[number];
  if (!commit || commit.parents.length > 1) return 'merge';
  const parent = commits[index.parents[number]?.[0] ?? -1];
  return commit.tree === (parent?.tree ?? emptyTree(commit.tree.length)) ? 'empty' : null;
}

/** Id of the tree without entries, by the length of ids (SHA-1 or SHA-256). */
function emptyTree(length: number): string {
  return length === 40
    ? '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
    : '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321';
}

/**
 * Which commits of a window vanish because a revert in the same window takes them back. From newest to oldest, so that
 * a revert of a revert leaves the original standing. A revert that takes back something released before as well stays.
 */
function cancelReverts(
  range: readonly number[],
  inWindow: ReadonlySet<number>,
  targets: ReadonlyMap<number, readonly number[]>,
): Set<number> {
  const cancelled = new Set<number>();
  if (targets.size === 0) return cancelled;
  for (const commit of range) {
    const taken = targets.get(commit);
    if (!taken || cancelled.has(commit)) continue;
    const here = taken.filter((target) => inWindow.has(target));
    if (here.length === 0) continue;
    if (here.length === taken.length) cancelled.add(commit);
    for (const target of here) cancelled.add(target);
  }
  return cancelled;
}

interface Sorting {
  window: Window;
  inWindow: ReadonlySet<number>;
  groups: Map<number, number[]>;
  omit: (commit: number, reason: Omitted['reason']) => void;
}

function sort(commit: number, context: WindowContext, { window, inWindow, groups, omit }: Sorting): void {
  const facts = context.history.facts[commit];
  const entries = context.maker.ofCommit(commit);
  if (entries.length === 0) {
    omit(commit, facts?.automated ? 'folded' : 'hidden');
    return;
  }
  const told = context.targets.has(commit) ? revertEntries(commit, entries, context) : entries;
  if (told.length === 0) {
    omit(commit, 'hidden');
    return;
  }
  const merge = context.merged.get(commit);
  const joins = merge !== undefined && inWindow.has(merge) && context.history.facts[merge]?.mergeTitle;
  if (joins && facts?.type === null && !context.targets.has(commit)) {
    groups.set(merge, [...(groups.get(merge) ?? []), commit]);
    return;
  }
  window.shown.push(commit);
  window.changes.push(...withMergeReference(told, merge, context));
}

function withMergeReference(
  entries: readonly Change[],
  merge: number | undefined,
  { maker }: WindowContext,
): readonly Change[] {
  if (merge === undefined) return entries;
  const own = maker.references(merge);
  return entries.map((entry) => {
    const known = new Set(entry.references.map(({ text }) => text));
    const added = own.filter(({ text }) => !known.has(text));
    return added.length > 0 ? { ...entry, references: [...entry.references, ...added] } : entry;
  });
}

function omission({ commits, facts }: History, number: number, reason: Omitted['reason']): Omitted {
  return {
    commit: commits[number]?.id ?? '',
    reason,
    subject: commits[number]?.subject ?? '',
    type: facts[number]?.type ?? null,
  };
}
