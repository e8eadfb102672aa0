import { addExplicitLinks, GROUP_LIMIT, isMerge, onDifferentLines } from './explicit-links.ts';
import type { History } from './history.ts';
import { type Identities, IdentityLinks } from './identity-links.ts';
import { samePeople, wordsOf } from './likeness.ts';

const SUBJECT_MINIMUM = 12;

/**
 * Pairs that agree in subject and lie on different lines, and that no message links: only these are worth the price of
 * `git patch-id`.
 *
 * @returns commit numbers, ascending
 */
export function patchIdCandidates(history: History): number[] {
  const links = new IdentityLinks();
  addExplicitLinks(links, history, new Map());
  const candidates = new Set<number>();
  for (const [a, b] of subjectPairs(history)) {
    if (!links.connected(a, b)) candidates.add(a).add(b);
  }
  return [...candidates].sort((a, b) => a - b);
}

/** What is known of identities besides messages. */
export interface IdentityContext {
  /** Commit number to its stable patch id, for the candidates. */
  patchIds: ReadonlyMap<number, string>;
  /** Commit to its pull request merge, see `merged-branches.ts`. */
  merged: ReadonlyMap<number, number>;
  /** Commits that notes give one identity, by group. */
  stated: readonly (readonly number[])[];
}

/** Finds the same change on different lines, strongest evidence first. */
export function findIdentities(history: History, { patchIds, merged, stated }: IdentityContext): Identities {
  const links = new IdentityLinks();
  for (const group of stated) for (const a of group) for (const b of group) links.add(a, b, 'notes');
  addExplicitLinks(links, history, merged);
  for (const [a, b] of subjectPairs(history)) {
    if (samePatch(patchIds, a, b)) links.add(a, b, 'patch');
    else if (samePeople(history, a, b)) links.add(a, b, 'subject');
  }
  return links.followed();
}

function samePatch(patchIds: ReadonlyMap<number, string>, a: number, b: number): boolean {
  const id = patchIds.get(a);
  return id !== undefined && id === patchIds.get(b);
}

type Pair = readonly [number, number];

/** Asked for twice of one history: for the candidates, and when their patches are known. */
const known = new WeakMap<History, readonly Pair[]>();

function subjectPairs(history: History): readonly Pair[] {
  const pairs = known.get(history) ?? [...findSubjectPairs(history)];
  known.set(history, pairs);
  return pairs;
}

function* findSubjectPairs(history: History): Generator<Pair> {
  for (const group of sameSubjects(history)) {
    if (group.length < 2 || group.length > GROUP_LIMIT) continue;
    for (const [place, a] of group.entries()) {
      for (const b of group.slice(place + 1)) {
        if (onDifferentLines(history, a, b)) yield [a, b];
      }
    }
  }
}

/** By subject without its type, since `fix` on one line is `test` on another; what takes back is never what it takes. */
function sameSubjects(history: History): Iterable<number[]> {
  const groups = new Map<string, number[]>();
  for (const [number, { scope, subject, reverts }] of history.facts.entries()) {
    if (isMerge(history, number) || !isDistinctive(history, number)) continue;
    const key = `${reverts ? 'reverts ' : ''}${wordsOf(`${scope ?? ''} ${subject}`)}`;
    const group = groups.get(key);
    if (group) group.push(number);
    else groups.set(key, [number]);
  }
  return groups.values();
}

/** "Update README" says nothing; neither do release commits and dependency updates. */
function isDistinctive({ commits, facts }: History, at: number): boolean {
  return (commits[at]?.subject.length ?? 0) >= SUBJECT_MINIMUM && !facts[at]?.automated;
}
