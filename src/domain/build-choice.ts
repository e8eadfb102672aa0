import type { Artifact } from './artifact.ts';
import { isInstallable, kindRank, processorOrder } from './downloads.ts';

/** What a reader's machine is, as far as it tells; null where it does not. */
export interface Platform {
  os: string | null;
  arch: string | null;
}

/** What is wanted of the files of a release: for whom, and of which program where it comes with others. */
export interface Wanted extends Platform {
  /** Name of the product or component, as its files may begin with it. */
  name?: string | undefined;
}

/** Builds to offer first, and how sure that is. */
export interface BuildChoice {
  /**
   * `fits`: one build for the machine; `emulated`: one for another processor, which the system runs all the same;
   * `processor-unknown`: one for each processor; `system-unknown`: one for each system; `none`: nothing runs there.
   */
  sure: 'fits' | 'emulated' | 'processor-unknown' | 'system-unknown' | 'none';
  builds: Artifact[];
}

/**
 * Chooses what to offer first. What is for any system is taken only where nothing is for the reader's own.
 *
 * @param artifacts all of a release, in any order
 */
export function chooseBuild(artifacts: readonly Artifact[], wanted: Wanted): BuildChoice {
  const usable = mainBuilds(artifacts, wanted.name);
  const anywhere = best(usable.filter(({ os }) => os === 'any')).sort(
    (a, b) => Number(unpacksWell(b.file, wanted.os)) - Number(unpacksWell(a.file, wanted.os)),
  );
  if (wanted.os === null) {
    const each = [...Map.groupBy(usable.filter(named), ({ os }) => os).values()].flatMap((own) => first(best(own)));
    return { sure: 'system-unknown', builds: each.length > 0 ? each.slice(0, SYSTEMS_SHOWN) : first(anywhere) };
  }
  const own = usable.filter(({ os }) => os === wanted.os);
  if (own.length === 0)
    return anywhere.length > 0 ? { sure: 'fits', builds: first(anywhere) } : { sure: 'none', builds: [] };
  return forProcessor(own, wanted, anywhere);
}

/**
 * Further builds for the same system as those that were chosen: for another processor, or packed in another way.
 *
 * @param limit at most so many
 */
export function otherBuilds(
  artifacts: readonly Artifact[],
  chosen: readonly Artifact[],
  { name, limit }: { name?: string | undefined; limit: number },
): Artifact[] {
  const systems = new Set(chosen.map(({ os }) => os));
  const files = new Set(chosen.map(({ file }) => file));
  const others = mainBuilds(artifacts, name).filter(({ os, file }) => systems.has(os) && !files.has(file));
  return others.sort(order).slice(0, limit);
}

/** Of a release with dozens of files those that a reader looks for: programs, not what debuggers or builds need. */
export function mainBuilds(artifacts: readonly Artifact[], name: string | undefined): Artifact[] {
  const usable = artifacts.filter((each) => each.url !== null && isInstallable(each));
  const sources = usable.filter(({ kind }) => kind === 'source');
  const programs = usable.filter(({ kind }) => kind !== 'source');
  const plain = programs.filter(({ file }) => !ASIDE.test(file));
  const wanted = name === undefined ? '' : wordsOf(name);
  const own = wanted === '' ? [] : plain.filter(({ file }) => wordsOf(file).startsWith(wanted));
  return [...([own, plain, programs].find((list) => list.length > 0) ?? []), ...sources];
}

function forProcessor(own: readonly Artifact[], { os, arch }: Wanted, anywhere: readonly Artifact[]): BuildChoice {
  const fits = (words: readonly string[]) => best(own.filter((each) => words.includes(each.arch)));
  const everywhere = fits(EVERY_PROCESSOR);
  if (arch === null) {
    const archs = best(own.filter(({ arch: each }) => !EVERY_PROCESSOR.includes(each)));
    const each = archs.filter((one, at) => archs.findIndex((other) => other.arch === one.arch) === at);
    if (each.length === 0 || everywhere.some(({ arch: any }) => any === 'universal'))
      return { sure: 'fits', builds: first(everywhere) };
    return { sure: 'processor-unknown', builds: each.slice(0, PROCESSORS_SHOWN) };
  }
  const exact = [fits([arch]), everywhere].find((list) => list.length > 0);
  if (exact) return { sure: 'fits', builds: first(exact) };
  const emulated = fits(EMULATED[`${os} ${arch}`] ?? []);
  if (emulated.length > 0) return { sure: 'emulated', builds: first(emulated) };
  return anywhere.length > 0 ? { sure: 'fits', builds: first(anywhere) } : { sure: 'none', builds: [] };
}

/** In their order, those alone that are packed as the first. */
function best(artifacts: readonly Artifact[]): Artifact[] {
  const sorted = [...artifacts].sort(order);
  return sorted.filter(({ kind }) => kind === sorted[0]?.kind);
}

function order(a: Artifact, b: Artifact): number {
  return kindRank(a) - kindRank(b) || processorOrder(a.arch, b.arch) || a.file.length - b.file.length;
}

/** What every machine of the system unpacks without another program. */
function unpacksWell(file: string, os: string | null): boolean {
  return os === 'windows' ? /\.zip$/i.test(file) : !/\.zip$/i.test(file);
}

function first(artifacts: readonly Artifact[]): Artifact[] {
  return artifacts.slice(0, 1);
}

function named({ os }: Artifact): boolean {
  return os !== 'any';
}

function wordsOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

const PROCESSORS_SHOWN = 2;
const SYSTEMS_SHOWN = 3;
const EVERY_PROCESSOR: readonly string[] = ['universal', 'any'];

/** Words in the names of files beside a program. */
const ASIDE =
  /(?:^|[._-])(?:symbols?|debug|debuginfo|dbg|dbgsym|dsym|pdb|src|sources?|headers|devel|tests?)(?:[._-]|$)/i;

/** What a system runs besides programs for its own processor. */
const EMULATED: Readonly<Record<string, readonly string[]>> = {
  'windows arm64': ['x64', 'x86'],
  'windows x64': ['x86'],
  'macos arm64': ['x64'],
  'linux x64': ['x86'],
};
