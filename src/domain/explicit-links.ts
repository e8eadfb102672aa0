import type { History } from './history.ts';
import type { IdentityLinks } from './identity-links.ts';
import { samePeople, wordsOf } from './likeness.ts';
import { isSubset } from './run-sets.ts';
import { withoutBranch, withoutReferences } from './subject-marks.ts';

/** More commits than this do not share one origin or number by being one change. */
export const GROUP_LIMIT = 12;

/**
 * Links commits that say of each other to be one change: picked from, backport of, the same pull request. What is said
 * outright holds wherever the two lie; a number that two commits share only where some release has the one without the
 * other, both ways, since a line has a pull request's later work under its number too.
 *
 * @param merged commit to its pull request merge, see `merged-branches.ts`: a merge stands for what it brought
 */
export function addExplicitLinks(links: IdentityLinks, history: History, merged: ReadonlyMap<number, number>): void {
  const meant = meaning(history, merged);
  const link = (number: number, other: number, evidence: 'cherry-pick' | 'backport') => {
    for (const [a, b] of pairs(history, meant(number), meant(other))) links.add(a, b, evidence);
  };
  const unknown = new Map<string, number[]>();
  const claim = (origin: string, number: number) => unknown.set(origin, [...(unknown.get(origin) ?? []), number]);
  for (const [number, { origin, pullRequest }] of history.facts.entries()) {
    for (const id of origin.pickedFrom) {
      const at = history.lookUp.byId(id);
      if (at === null) claim(id, number);
      else link(number, at, 'cherry-pick');
    }
    for (const request of origin.backportOf) {
      const known = history.lookUp.ofPullRequest(request);
      for (const other of known) link(number, other, 'backport');
      if (known.length === 0) claim(`#${request}`, number);
    }
    for (const request of origin.quotes) {
      for (const other of history.lookUp.ofPullRequest(request).flatMap(meant)) {
        if (sameTitle(history, number, other)) links.add(number, other, 'backport');
      }
    }
    if (origin.endsWith !== null)
      linkBareNumber(links, history, { number, group: history.lookUp.ofPullRequest(origin.endsWith).flatMap(meant) });
    if (pullRequest && pullRequest.path === null && !isMerge(history, number)) {
      const group = history.lookUp.ofPullRequest(pullRequest.number).flatMap(meant);
      if (group.length <= GROUP_LIMIT) linkSameNumber(links, history, { number, group });
    }
  }
  for (const [origin, group] of unknown)
    linkClaims(group, (a, b) => link(a, b, origin.startsWith('#') ? 'backport' : 'cherry-pick'));
}

/** Commits that name the same origin, which this history does not know, are one change all the same. */
function linkClaims([first, ...others]: readonly number[], link: (a: number, b: number) => void): void {
  if (first === undefined || others.length >= GROUP_LIMIT) return;
  for (const other of others) link(first, other);
}

/** Neither is in every release that has the other: some release has the one without the other, both ways. */
export function onDifferentLines({ reach }: History, a: number, b: number): boolean {
  const [left, right] = [reach.releasesWith(a), reach.releasesWith(b)];
  return !isSubset(left, right) && !isSubset(right, left);
}

/** A merge is no change of its own. */
export function isMerge({ commits }: History, at: number): boolean {
  return (commits[at]?.parents.length ?? 0) > 1;
}

/** A subject as identities compare it: without references, branch and case. */
function titleOf({ commits }: History, at: number): string {
  const plain = withoutBranch(withoutReferences(commits[at]?.subject.trim() ?? ''));
  return wordsOf(plain.replace(/ #\d{1,9}$/, ''));
}

function meaning(history: History, merged: ReadonlyMap<number, number>): (number: number) => readonly number[] {
  const branches = new Map<number, number[]>();
  for (const [commit, merge] of merged) branches.set(merge, [...(branches.get(merge) ?? []), commit]);
  return (number) => (isMerge(history, number) ? (branches.get(number) ?? []) : [number]);
}

/** Between what two merges brought, commits of one title belong together; else every one may be meant. */
function pairs(history: History, left: readonly number[], right: readonly number[]): [number, number][] {
  const all = left.flatMap((a) => right.map((b): [number, number] => [a, b]));
  if (left.length <= 1 || right.length <= 1) return all.length > GROUP_LIMIT * 4 ? [] : all;
  const alike = all.filter(([a, b]) => titleOf(history, a) === titleOf(history, b));
  return alike.length > 0 ? alike : all.length > GROUP_LIMIT ? [] : all;
}

/** Forges cut long subjects and end them with three dots. */
function sameTitle(history: History, a: number, b: number): boolean {
  const [own, other] = [titleOf(history, a), titleOf(history, b)];
  return own === other || (own.endsWith('…') && other.startsWith(own.slice(0, -1).trim()));
}

/** On a maintained line, what ends with the number of a request and is by the same people is that request carried over. */
function linkBareNumber(
  links: IdentityLinks,
  history: History,
  { number, group }: { number: number; group: readonly number[] },
): void {
  if (group.length > GROUP_LIMIT) return;
  const alike = group.filter((other) => sameTitle(history, number, other));
  const meant = alike.length > 0 ? alike : group.filter((other) => samePeople(history, number, other));
  linkSameNumber(links, history, { number, group: meant });
}

function linkSameNumber(
  links: IdentityLinks,
  history: History,
  { number, group }: { number: number; group: readonly number[] },
): void {
  for (const other of group) {
    if (onDifferentLines(history, number, other)) links.add(number, other, 'pull-request');
  }
}
