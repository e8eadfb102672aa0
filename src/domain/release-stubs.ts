import type { VersionTag } from './classify-tags.ts';
import type { Component } from './component.ts';
import type { Problem } from './problem.ts';
import type { ReleaseStub } from './release-stub.ts';
import { shellWord } from './shell-word.ts';
import { slugOf } from './slug.ts';
import { compareVersions, kindOf, levelOf } from './version.ts';

/**
 * One release for each version tag, each with an address of its own (rule 4 of history): a version tagged twice keeps
 * `/releases/<version>/` for the component's commoner spelling, the other gets the slug of its tag.
 *
 * @returns releases ordered by component, version and tag; problems name tags that spell one version or share an address
 */
export function makeReleaseStubs(
  versions: readonly VersionTag[],
  numberOf: ReadonlyMap<string, number>,
): { stubs: ReleaseStub[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  const stubs: ReleaseStub[] = [];
  const twins = groupTwins(versions);
  for (const version of [...versions].sort(compareVersionTags)) {
    const commit = numberOf.get(version.tag.commit);
    if (commit === undefined) continue;
    const spellings = twins.get(twinKey(version)) ?? [version];
    const spelling = spellings.indexOf(version);
    const [first, second] = spellings;
    const isSecond = spelling > 0;
    const slug = freeSlug(version, isSecond, taken, problems);
    const twin = (isSecond ? first : second)?.tag.name ?? null;
    if (isSecond && first) problems.push(taggedTwice(first, version));
    stubs.push({
      id: idOf(version.component, slug),
      slug,
      component: version.component,
      version: version.version,
      tag: version.tag,
      commit,
      kind: kindOf(version.version),
      level: levelOf(version.version),
      twin,
      spelling,
    });
  }
  return { stubs, problems };
}

function idOf(component: Component, slug: string): string {
  return component.root ? slug : `${component.id}/${slug}`;
}

function twinKey({ component, version }: VersionTag): string {
  return `${component.id} ${version.key}`;
}

/** Tags of one version, the one with the commoner spelling first. */
function groupTwins(versions: readonly VersionTag[]): Map<string, VersionTag[]> {
  const groups = new Map<string, VersionTag[]>();
  for (const version of [...versions].sort(compareVersionTags)) {
    const group = groups.get(twinKey(version));
    if (group) group.push(version);
    else groups.set(twinKey(version), [version]);
  }
  return groups;
}

function compareVersionTags(a: VersionTag, b: VersionTag): number {
  if (a.component !== b.component)
    return Number(b.component.root) - Number(a.component.root) || (a.component.id < b.component.id ? -1 : 1);
  return (
    compareVersions(a.version, b.version) || spellingRank(a) - spellingRank(b) || (a.tag.name < b.tag.name ? -1 : 1)
  );
}

/** Place of the tag's spelling among those of its component, the commonest first. */
function spellingRank({ component, tag, version }: VersionTag): number {
  const rank = component.tags.findIndex((pattern) => pattern.replace('{version}', version.text) === tag.name);
  return rank < 0 ? component.tags.length : rank;
}

function freeSlug(version: VersionTag, isSecond: boolean, taken: Map<string, string>, problems: Problem[]): string {
  const wanted = isSecond ? slugOf(version.tag.name) : addressSlug(version.version.text);
  const prefix = idOf(version.component, '');
  const owner = taken.get(prefix + wanted);
  let slug = wanted;
  for (let next = 2; taken.has(prefix + slug); next++) slug = `${wanted}-${next}`;
  taken.set(prefix + slug, version.tag.name);
  if (owner !== undefined && !isSecond) problems.push(sameAddress(owner, version.tag.name, slug));
  return slug;
}

/** A version of four digits would stand where the list of a year stands. */
function addressSlug(version: string): string {
  return /^\d{4}$/.test(version) ? `v${version}` : slugOf(version);
}

function taggedTwice(first: VersionTag, second: VersionTag): Problem {
  const same = first.tag.commit === second.tag.commit;
  return {
    code: 'version-tagged-twice',
    severity: 'strict',
    message: `${first.tag.name} and ${second.tag.name} are one version of ${first.component.name}, on ${same ? 'one commit' : 'different commits'}. Both have a page.`,
    hint: `If ${second.tag.name} is a mistake: git push --delete origin ${shellWord(`refs/tags/${second.tag.name}`)}`,
  };
}

function sameAddress(first: string, second: string, slug: string): Problem {
  return {
    code: 'same-address',
    severity: 'strict',
    message: `The tags ${first} and ${second} would share one address. Both keep a page; ${second} is at ${slug}.`,
    hint: 'Tag versions so that they differ in more than case and punctuation.',
  };
}
