import type { Tag } from './commit.ts';
import type { Component } from './component.ts';
import type { ComponentSettings } from './settings.ts';
import { slugOf } from './slug.ts';
import { type ParsedTag, parseSingleNumberTag, parseTagName } from './tag-grammar.ts';
import { parseVersion, type Version } from './version.ts';

/** A tag that names a version of a component. */
export interface VersionTag {
  tag: Tag;
  component: Component;
  version: Version;
}

export interface ClassifiedTags {
  components: Component[];
  versions: VersionTag[];
  /** Names of tags that are no version of any component, sorted. */
  unmatched: string[];
}

/** What else is known of the repository before its history is read. */
export interface TagHints {
  /** Last part of the remote's path or of the folder's name. */
  repositoryName: string;
  /** Name in the manifest at the root of the newest commit, or null; the name of a workspace is none. */
  rootPackage: string | null;
}

/** Sorts tags into components (rules 5 and 14 of history): by the settings where they name any, else by tag prefix. */
export function classifyTags(
  tags: readonly Tag[],
  settings: readonly ComponentSettings[],
  hints: TagHints,
): ClassifiedTags {
  return settings.length > 0 ? classifyBySettings(tags, settings) : classifyByPrefix(tags, hints);
}

function classifyBySettings(tags: readonly Tag[], settings: readonly ComponentSettings[]): ClassifiedTags {
  const components = settings.map((own, at) => {
    const root = own.root ?? (at === 0 && !settings.some((other) => other.root));
    const paths = own.paths.length === 0 && root ? ['.'] : own.paths;
    return { id: slugOf(own.id), name: own.name ?? own.id, root, tags: own.tags, paths };
  });
  const versions: VersionTag[] = [];
  const unmatched: string[] = [];
  for (const tag of tags) {
    const match = components.flatMap((component) => matchPatterns(tag, component))[0];
    if (match) versions.push(match);
    else unmatched.push(tag.name);
  }
  return { components, versions, unmatched: unmatched.sort() };
}

function matchPatterns(tag: Tag, component: Component): VersionTag[] {
  return component.tags.flatMap((pattern) => {
    const [before = '', after = ''] = pattern.split('{version}');
    if (!tag.name.startsWith(before) || !tag.name.endsWith(after)) return [];
    const version = parseVersion(tag.name.slice(before.length, tag.name.length - after.length));
    return version ? [{ tag, component, version }] : [];
  });
}

type Unit = { tag: Tag; parsed: ParsedTag }[];

function classifyByPrefix(tags: readonly Tag[], hints: TagHints): ClassifiedTags {
  const { units, unmatched } = groupByUnit(tags);
  const root = rootUnits(units, hints);
  const ids = unitIds([...units.keys()].filter((unit) => !root.has(unit)));
  const components: Component[] = [];
  const versions: VersionTag[] = [];
  const rootMembers = [...root].sort().flatMap((unit) => units.get(unit) ?? []);
  const others = [...units].filter(([unit]) => !root.has(unit)).sort(([a], [b]) => (a < b ? -1 : 1));
  const groups: [string, Unit][] = rootMembers.length > 0 ? [['', rootMembers], ...others] : others;
  for (const [at, [unit, members]] of groups.entries()) {
    const component = newComponent(unit, at === 0 && rootMembers.length > 0, ids.get(unit), hints);
    component.tags = spellings(members);
    components.push(component);
    for (const { tag, parsed } of members) versions.push({ tag, component, version: parsed.version });
  }
  return { components, versions, unmatched };
}

function groupByUnit(tags: readonly Tag[]): { units: Map<string, Unit>; unmatched: string[] } {
  const units = new Map<string, Unit>();
  const rest: Tag[] = [];
  for (const tag of tags) {
    const parsed = parseTagName(tag.name);
    if (parsed) addTo(units, parsed, tag);
    else rest.push(tag);
  }
  // `v5` beside `v5.1.0` is a tag that moves; where nothing has a dot it is the version.
  const dotted = new Set(units.keys());
  const unmatched: string[] = [];
  for (const tag of rest) {
    const parsed = parseSingleNumberTag(tag.name);
    if (parsed && dotted.size === 0) addTo(units, parsed, tag);
    else unmatched.push(tag.name);
  }
  return { units, unmatched: unmatched.sort() };
}

function addTo(units: Map<string, Unit>, parsed: ParsedTag, tag: Tag): void {
  const unit = units.get(parsed.unit);
  if (unit) unit.push({ tag, parsed });
  else units.set(parsed.unit, [{ tag, parsed }]);
}

/** The units that are the root product: tags without prefix, and those that bear its name. */
function rootUnits(units: ReadonlyMap<string, Unit>, { repositoryName, rootPackage }: TagHints): Set<string> {
  const names = [repositoryName, rootPackage]
    .filter((name) => name !== null && name !== '')
    .map((name) => plainName(name ?? ''));
  const root = new Set([...units.keys()].filter((unit) => unit === '' || names.includes(plainName(unit))));
  if (root.size === 0 && units.size === 1) for (const unit of units.keys()) root.add(unit);
  return root;
}

function newComponent(unit: string, root: boolean, id: string | undefined, hints: TagHints): Component {
  const name = root ? (hints.rootPackage ?? hints.repositoryName) : unit;
  return {
    id: root ? slugOf(plainName(hints.repositoryName) || 'product') : (id ?? slugOf(unit)),
    name,
    root,
    tags: [],
    paths: root ? ['.'] : [],
  };
}

/** Ids without scope where that keeps them apart. */
function unitIds(units: readonly string[]): Map<string, string> {
  const short = new Map(units.map((unit) => [unit, slugOf(unit.replace(/^@[^/]*\//, ''))]));
  const counts = new Map<string, number>();
  for (const id of short.values()) counts.set(id, (counts.get(id) ?? 0) + 1);
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const unit of [...units].sort()) {
    const wanted = counts.get(short.get(unit) ?? '') === 1 ? (short.get(unit) ?? '') : slugOf(unit);
    let id = /^\d/.test(wanted) ? `c-${wanted}` : wanted;
    for (let next = 2; taken.has(id); next++) id = `${wanted}-${next}`;
    taken.add(id);
    ids.set(unit, id);
  }
  return ids;
}

/** `v{version}` and its like, the commonest spelling first. */
function spellings(members: Unit): string[] {
  const counts = new Map<string, number>();
  for (const { parsed } of members) counts.set(parsed.prefix, (counts.get(parsed.prefix) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([prefix]) => `${prefix}{version}`);
}

function plainName(name: string): string {
  return name
    .replace(/^@[^/]*\//, '')
    .replace(/\.git$/, '')
    .toLowerCase();
}
