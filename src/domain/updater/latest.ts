import { chooseBuild } from '../build-choice.ts';
import type { Release } from '../release.ts';
import { type ComponentOffer, type Fetched, fetchedFiles } from './component-offer.ts';

/** The newest build of a channel for one system and processor. */
export interface LatestBuild {
  os: string;
  arch: string;
  release: Release;
  file: Fetched;
}

/**
 * For every system and processor that a channel has builds for, the one to take: of the highest release that has any,
 * what the download page recommends. A build for every processor of a system stands for each of them.
 *
 * @returns in the order in which they are found, highest release first
 */
export function latestBuilds({ releases, component }: Pick<ComponentOffer, 'releases' | 'component'>): LatestBuild[] {
  const found = new Map<string, LatestBuild>();
  for (const release of releases) {
    const files = fetchedFiles(release).filter(({ kind }) => BUILDS.has(kind));
    const newest = new Map<string, LatestBuild>();
    for (const { os, arch } of files.flatMap(platformsOf)) {
      if (found.has(`${os}-${arch}`)) continue;
      const fitting = files.filter((file) => file.os === os && platformsOf(file).some((each) => each.arch === arch));
      const [file] = chooseBuild(fitting, { os, arch, name: component.name }).builds as Fetched[];
      if (file) newest.set(`${os}-${arch}`, { os, arch, release, file });
    }
    for (const [key, build] of newest) found.set(key, build);
  }
  return [...found.values()];
}

/** `stable/linux-x64` of the root product, `stable/cli/linux-x64` of a component beside it. */
export function latestPath(
  { channel, component }: Pick<ComponentOffer, 'channel' | 'component'>,
  name: string,
): string {
  return [channel.id, ...(component.root ? [] : [component.id]), name].join('/');
}

const BUILDS: ReadonlySet<string> = new Set(['archive', 'installer', 'binary']);

/** A build for every Mac runs on each of the two sorts. */
function platformsOf({ os, arch }: Fetched): { os: string; arch: string }[] {
  const archs = arch === 'universal' ? ['universal', 'x64', 'arm64'] : [arch];
  return archs.map((each) => ({ os, arch: each }));
}
