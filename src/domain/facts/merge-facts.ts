import type { Artifact } from '../artifact.ts';
import { inReadingOrder, keyOf } from '../compare-facts.ts';
import type { Component } from '../component.ts';
import type { Fact } from '../fact.ts';
import { formatMany, formatSize } from '../format.ts';
import type { ReadSource } from './component-sources.ts';
import type { FactSource } from './fact-source.ts';
import { factsOf } from './file-facts.ts';
import { inherit } from './inherit.ts';

/** A release has no more facts than these; what is beyond is counted. */
const LIMIT = 2000;

/**
 * The facts of one release from all of its files. Images carry the path of their Dockerfile unless it is the main one;
 * where two files state the same fact differently, the second carries its path.
 *
 * @param component the folders of the component say which Dockerfile is its main one
 * @param workspace what the component's package may take over
 */
export function mergeFacts(
  sources: readonly ReadSource[],
  { paths }: Pick<Component, 'paths'>,
  workspace: readonly ReadSource[],
): Fact[] {
  const shared = workspace.flatMap(({ stated }) => stated.shared ?? []);
  const merged = new Map<string, Fact>();
  for (const { source, stated } of sources) {
    const isFurther = source.kind === 'dockerfile' && !isMainDockerfile(source, paths);
    for (const fact of inherit(stated.facts, shared)) {
      const own = isFurther ? named(fact, source.path) : fact;
      const known = merged.get(keyOf(own));
      if (known === undefined) merged.set(keyOf(own), own);
      else if (known.value !== own.value) addApart(merged, named(own, source.path));
    }
  }
  return limited([...merged.values()]);
}

/**
 * What the artifacts of a release state: which there are, and how large each is. Archives that a forge makes of
 * any commit are none of the release's own.
 */
export function artifactFacts(artifacts: readonly Artifact[], version: string): Fact[] {
  const own = artifacts.filter(({ kind, size, sha256 }) => kind !== 'source' || size !== null || sha256 !== null);
  const stated = own.map((artifact) => ({ ...artifact, name: withoutVersion(artifact.file, version) }));
  const unique = [...new Map(stated.map((artifact) => [artifact.name, artifact])).values()];
  return [
    ...factsOf(
      'artifacts',
      unique.map((artifact) => [artifact.name, wordsOf(artifact)]),
    ),
    ...factsOf(
      'sizes',
      unique.map(({ name, size }) => [name, size === null ? null : sizeWords(size)]),
    ),
  ];
}

/** Rounded for people, with the exact number where that differs. */
function sizeWords(bytes: number): string {
  return bytes < 1000 ? formatSize(bytes) : `${formatSize(bytes)} (${formatMany(bytes, 'byte')})`;
}

/** The name that a file shares with those of other releases; the version stands apart from other numbers. */
function withoutVersion(file: string, version: string): string {
  const literal = version.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return file.replace(new RegExp(`(?<![\\d.])${literal}(?!\\d|\\.\\d)`, 'g'), '{version}');
}

function isMainDockerfile({ path, folder }: FactSource, paths: readonly string[]): boolean {
  return paths.includes(folder === '' ? '.' : folder) && /(?:^|\/)(?:Dockerfile|Containerfile)$/.test(path);
}

function wordsOf({ os, arch, kind }: Artifact): string {
  return [os, arch, kind].filter((word) => word !== 'any').join(', ');
}

function addApart(merged: Map<string, Fact>, fact: Fact): void {
  if (!merged.has(keyOf(fact))) merged.set(keyOf(fact), fact);
}

function named(fact: Fact, path: string): Fact {
  const [own] = factsOf(fact.group, [[`${fact.name} (${path})`, fact.value]]);
  return own ?? fact;
}

function limited(facts: Fact[]): Fact[] {
  if (facts.length <= LIMIT) return facts;
  const rest = facts.length - LIMIT;
  return [
    ...facts.sort(inReadingOrder).slice(0, LIMIT),
    ...factsOf('configuration', [[`facts beyond ${LIMIT}`, `${rest} left out`]]),
  ];
}
