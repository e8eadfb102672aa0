import type { Component } from '../component.ts';
import { isBesidePackages } from '../component-paths.ts';
import { type FactSource, isPackageKind, PACKAGE_KINDS } from './fact-source.ts';
import type { FileFacts } from './file-facts.ts';

/** A file as one release has it. */
export interface ReadSource {
  source: FactSource;
  stated: FileFacts;
}

const CHART_DEPTH = 3;

/** The files at the root whose values the packages of a workspace take over. */
export function workspaceSources(all: readonly FactSource[]): FactSource[] {
  return all.filter(({ folder, kind }) => folder === '' && (kind === 'Cargo.toml' || kind === 'workspace'));
}

/**
 * The files that may describe a component, at any release: those of its own folders; for the root product also those of
 * a folder that bears its name, as `packages/vite` does, since the root of a workspace says little.
 *
 * @param product names of the product, for the root component
 */
export function sourcesOf(
  component: Component,
  all: readonly FactSource[],
  { components, product }: { components: readonly Component[]; product: readonly string[] },
): FactSource[] {
  const bases = component.paths.map((path) => (path === '.' ? '' : path));
  const names = namesOf(component, product);
  const foreign = new Set(components.flatMap((other) => (other === component ? [] : other.paths)));
  return all.filter((source) => {
    if (source.kind === 'workspace') return false;
    if (bases.includes(source.folder)) return true;
    const base = bases.find((each) => each === '' || source.folder.startsWith(`${each}/`));
    if (base === undefined || isBesidePackages(source.folder) || isForeign(source.folder, base, foreign)) return false;
    const below = base === '' ? source.folder : source.folder.slice(base.length + 1);
    const parts = below.split('/');
    if (source.kind === 'chart') return parts.length <= CHART_DEPTH;
    if (source.kind === 'dockerfile') return parts.length === 1 && !below.startsWith('.');
    const last = plainName(parts.at(-1) ?? '');
    return isPackageKind(source.kind) && component.root && parts.length <= 3 && (last === 'npm' || names.has(last));
  });
}

/**
 * Of the files that a release has, those that speak for the component: of each kind of package file the one that names
 * the component, else the one that says most; and all other files. Where one of them names it, package files of other
 * kinds that do not are tools of those who work on it.
 */
export function chooseSources(
  component: Component,
  present: readonly ReadSource[],
  product: readonly string[],
): ReadSource[] {
  const names = namesOf(component, product);
  const best = PACKAGE_KINDS.flatMap((kind) => {
    const ranked = present
      .filter(({ source }) => source.kind === kind)
      .map((each) => ({ each, rank: rankOf(each, names) }));
    ranked.sort((a, b) => compareRanks(b.rank, a.rank) || (a.each.source.path < b.each.source.path ? -1 : 1));
    return ranked.slice(0, 1).map(({ each }) => each);
  });
  const named = best.filter(({ stated }) => isNamed(stated, names));
  return [...(named.length > 0 ? named : best), ...present.filter(({ source }) => !isPackageKind(source.kind))];
}

const TELLING = new Set(['engines', 'peer', 'dependencies', 'optional', 'exports', 'commands']);

/** Highest first: published under the component's name, says something to those who use it, lies near the root. */
function rankOf({ source, stated }: ReadSource, names: ReadonlySet<string>): number[] {
  const telling = new Set(stated.facts.map(({ group }) => group).filter((group) => TELLING.has(group)));
  return [
    Number(isNamed(stated, names) && stated.published),
    telling.size,
    Number(stated.published),
    -source.folder.length,
  ];
}

function isNamed({ name }: FileFacts, names: ReadonlySet<string>): boolean {
  return name !== null && names.has(plainName(name));
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value - (b[at] ?? 0);
  return 0;
}

function namesOf({ id, name, root }: Component, product: readonly string[]): Set<string> {
  return new Set([id, name, ...(root ? product : [])].map(plainName));
}

function plainName(name: string): string {
  return name.replace(/^@[^/]*\//, '').toLowerCase();
}

/** Whether another component's folder lies on the way down from the base. */
function isForeign(folder: string, base: string, foreign: ReadonlySet<string>): boolean {
  for (let at = folder; at !== base && at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/'))))
    if (foreign.has(at)) return true;
  return false;
}
