import type { Evidence } from './change.ts';
import type { History } from './history.ts';
import { isSubset } from './run-sets.ts';

/** A commit that carries the same change as another, and why we say so. */
export interface Twin {
  commit: number;
  evidence: Evidence;
}

/** Same changes on different lines (rule 12 of history), by commit number. */
export type Identities = ReadonlyMap<number, readonly Twin[]>;

const STRENGTH: readonly Evidence[] = ['notes', 'cherry-pick', 'backport', 'pull-request', 'patch', 'subject'];
const GROUP_LIMIT = 12;
const SUBJECT_MINIMUM = 12;

/**
 * Pairs that agree in subject and author and lie on different lines: only these are worth the price of `git patch-id`.
 *
 * @returns commit numbers, ascending
 */
export function patchIdCandidates(history: History): number[] {
  const candidates = new Set<number>();
  for (const [a, b] of subjectPairs(history)) {
    if (explicitPartner(history, a, b) === null) candidates.add(a).add(b);
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
  const branches = branchesOf(merged);
  const links = new Map<number, Map<number, Evidence>>();
  const link = (a: number, b: number, evidence: Evidence) => {
    if (a === b || !onDifferentLines(history, a, b)) return;
    addLink(links, a, b, evidence);
    addLink(links, b, a, evidence);
  };
  for (const group of stated) for (const a of group) for (const b of group) link(a, b, 'notes');
  /** A merge is no entry: what it merged is meant. */
  const linkMeant = (number: number, other: number, evidence: Evidence) => {
    for (const at of isMerge(history, other) ? (branches.get(other) ?? []) : [other]) link(number, at, evidence);
  };
  for (const [number, facts] of history.facts.entries()) {
    for (const id of facts.pickedFrom) forKnown(history.lookUp.byId(id), (at) => linkMeant(number, at, 'cherry-pick'));
    for (const pr of facts.backportOf) {
      for (const other of history.lookUp.ofPullRequest(pr)) linkMeant(number, other, 'backport');
    }
    if (facts.pullRequest && facts.pullRequest.path === null) linkSamePullRequest(history, number, link);
  }
  for (const [a, b] of subjectPairs(history)) link(a, b, samePatch(patchIds, a, b) ? 'patch' : 'subject');
  return followed(links);
}

function branchesOf(merged: ReadonlyMap<number, number>): Map<number, number[]> {
  const branches = new Map<number, number[]>();
  for (const [commit, merge] of merged) branches.set(merge, [...(branches.get(merge) ?? []), commit]);
  return branches;
}

function samePatch(patchIds: ReadonlyMap<number, string>, a: number, b: number): boolean {
  const id = patchIds.get(a);
  return id !== undefined && id === patchIds.get(b);
}

function linkSamePullRequest(
  history: History,
  number: number,
  link: (a: number, b: number, evidence: Evidence) => void,
): void {
  const request = history.facts[number]?.pullRequest;
  if (!request || isMerge(history, number)) return;
  const group = plainCommits(history, request.number);
  if (group.length <= GROUP_LIMIT) for (const other of group) link(number, other, 'pull-request');
}

function explicitPartner({ facts, lookUp }: History, a: number, b: number): Evidence | null {
  const picks = (from: number, to: number) => facts[from]?.pickedFrom.some((id) => lookUp.byId(id) === to) ?? false;
  if (picks(a, b) || picks(b, a)) return 'cherry-pick';
  const request = facts[a]?.pullRequest?.number;
  return request !== undefined && request === facts[b]?.pullRequest?.number ? 'pull-request' : null;
}

function* subjectPairs(history: History): Generator<[number, number]> {
  for (const group of history.lookUp.subjects()) {
    if (group.length < 2 || group.length > GROUP_LIMIT) continue;
    const plain = group.filter((at) => !isMerge(history, at) && isDistinctive(history, at));
    for (const [place, a] of plain.entries()) {
      for (const b of plain.slice(place + 1)) {
        if (sameAuthor(history, a, b) && onDifferentLines(history, a, b)) yield [a, b];
      }
    }
  }
}

/** "Update README" says nothing; neither do release commits and dependency updates. */
function isDistinctive({ commits, facts }: History, at: number): boolean {
  return (commits[at]?.subject.length ?? 0) >= SUBJECT_MINIMUM && !facts[at]?.automated;
}

function sameAuthor({ commits }: History, a: number, b: number): boolean {
  const [left, right] = [commits[a]?.author, commits[b]?.author];
  if (!left || !right) return false;
  return left.email.toLowerCase() === right.email.toLowerCase() || left.name.toLowerCase() === right.name.toLowerCase();
}

/** Neither is in every release that has the other: some release has the one without the other, both ways. */
function onDifferentLines({ reach }: History, a: number, b: number): boolean {
  const [left, right] = [reach.releasesWith(a), reach.releasesWith(b)];
  return !isSubset(left, right) && !isSubset(right, left);
}

function plainCommits(history: History, pullRequest: number): number[] {
  return history.lookUp.ofPullRequest(pullRequest).filter((at) => !isMerge(history, at));
}

function isMerge({ commits }: History, at: number): boolean {
  return (commits[at]?.parents.length ?? 0) > 1;
}

function forKnown(at: number | null, use: (at: number) => void): void {
  if (at !== null) use(at);
}

function addLink(links: Map<number, Map<number, Evidence>>, from: number, to: number, evidence: Evidence): void {
  const known = links.get(from) ?? new Map<number, Evidence>();
  links.set(from, known);
  const before = known.get(to);
  if (before === undefined || STRENGTH.indexOf(evidence) < STRENGTH.indexOf(before)) known.set(to, evidence);
}

/** A pick of a pick is the same change too; its evidence is that of the weakest step. */
function followed(links: ReadonlyMap<number, ReadonlyMap<number, Evidence>>): Identities {
  const identities = new Map<number, Twin[]>();
  for (const start of links.keys()) {
    const found = new Map<number, Evidence>([[start, 'notes']]);
    const open = [start];
    for (let at = open.shift(); at !== undefined && found.size <= GROUP_LIMIT * 2; at = open.shift()) {
      for (const [next, evidence] of links.get(at) ?? []) {
        if (found.has(next)) continue;
        found.set(next, weaker(found.get(at) ?? 'notes', evidence));
        open.push(next);
      }
    }
    found.delete(start);
    identities.set(
      start,
      [...found].map(([commit, evidence]) => ({ commit, evidence })).sort((a, b) => a.commit - b.commit),
    );
  }
  return identities;
}

function weaker(a: Evidence, b: Evidence): Evidence {
  return STRENGTH.indexOf(a) >= STRENGTH.indexOf(b) ? a : b;
}
