import type { Artifact } from './artifact.ts';
import type { Channel } from './channel.ts';
import type { Portal } from './portal.ts';

/** A page under `/download/<channel>/` for one release. */
export interface DownloadPage {
  channel: string;
  release: string;
}

/** A row of the table of builds: one system and kind, its files by processor. */
export interface BuildRow {
  os: string;
  kind: Artifact['kind'];
  /** In the order of `BuildTable.archs`, or one cell for any processor; several files where a build has several forms. */
  cells: Artifact[][];
}

export interface BuildTable {
  /** Processors that are named; empty where every file is for any. */
  archs: string[];
  rows: BuildRow[];
}

/** `download/stable/2.4.1/`. */
export function downloadPath(page: DownloadPage): string {
  return `download/${page.channel}/${page.release}/`;
}

/**
 * Every release that a channel with manifests ever offered; of channels read from versions alone only what they offer
 * today, since their pages could say no more than the release's own.
 */
export function downloadPages(portal: Pick<Portal, 'channels'>): DownloadPage[] {
  return portal.channels.flatMap((channel) => listed(channel).map((release) => ({ channel: channel.id, release })));
}

/** The page from which a release is downloaded, or null where it has none; the channel it is known by comes first. */
export function downloadPageOf(
  portal: Pick<Portal, 'channels'>,
  release: { id: string; channel: string },
): DownloadPage | null {
  const own = portal.channels.filter((channel) => listed(channel).includes(release.id));
  const channel = own.find((each) => each.id === release.channel) ?? own[0];
  return channel ? { channel: channel.id, release: release.id } : null;
}

/** Channels that have something to download, in their order. */
export function downloadChannels(portal: Pick<Portal, 'channels'>): Channel[] {
  return portal.channels.filter((channel) => channel.releases.length > 0).sort((a, b) => a.order - b.order);
}

/** Systems down, processors across; files for any processor have a row of one cell. */
export function buildTable(artifacts: readonly Artifact[]): BuildTable {
  const named = artifacts.map((artifact) => artifact.arch).filter((arch) => arch !== 'any');
  const archs = unique(named).sort(byPlace(ARCHS));
  const kinds = new Map<string, Artifact[]>();
  for (const artifact of artifacts) {
    const key = [artifact.os, artifact.kind, artifact.arch === 'any'].join(' ');
    kinds.set(key, [...(kinds.get(key) ?? []), artifact]);
  }
  const rows = [...kinds.values()].map((list): BuildRow => {
    const [first] = list as [Artifact];
    const cells = first.arch === 'any' ? [list] : archs.map((arch) => list.filter((each) => each.arch === arch));
    return { os: first.os, kind: first.kind, cells };
  });
  const order = byPlace(SYSTEMS);
  return { archs, rows: rows.sort((a, b) => order(a.os, b.os) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)) };
}

/** What a reader's machine is, as far as it tells; null where it does not. */
export interface Platform {
  os: string | null;
  arch: string | null;
}

/** The builds to offer first: the one that fits, or one for each processor where that is unknown. */
export function recommend(artifacts: readonly Artifact[], platform: Platform): Artifact[] {
  const usable = artifacts.filter((each) => each.url !== null && each.kind !== 'container' && each.kind !== 'chart');
  const fits = usable.filter((each) => each.os === platform.os || each.os === 'any');
  const order = (a: Artifact, b: Artifact) =>
    Number(a.os === 'any') - Number(b.os === 'any') || rankOf(a) - rankOf(b) || byPlace(ARCHS)(a.arch, b.arch);
  const sorted = (fits.length > 0 ? fits : usable).sort(order);
  const best = sorted.filter((each) => each.os === sorted[0]?.os && each.kind === sorted[0]?.kind);
  const exact = best.filter((each) => each.arch === platform.arch || each.arch === 'universal' || each.arch === 'any');
  if (exact.length > 0) return exact.slice(0, 1);
  return best.filter((each, i) => best.findIndex((other) => other.arch === each.arch) === i).slice(0, 2);
}

/** `macOS` of `macos`: how readers know a system. */
function systemName(os: string): string {
  return Object.hasOwn(NAMES, os) ? (NAMES[os] ?? os) : os;
}

/** What stands behind the version in a title: `for Linux, x64`, or `source code`. */
export function platformWords({ os, arch, kind }: Pick<Artifact, 'os' | 'arch' | 'kind'>): string {
  if (os === 'any') return kind === 'source' ? 'source code' : 'for every system';
  return arch === 'any' ? `for ${systemName(os)}` : `for ${systemName(os)}, ${arch}`;
}

/** The first column of the table: the system, or what the file is where it is no program for one. */
export function rowName({ os, kind }: Pick<BuildRow, 'os' | 'kind'>): string {
  if (kind === 'container') return 'Container';
  if (kind === 'chart') return 'Chart';
  if (os === 'any' && kind === 'package') return 'Package';
  return os === 'any' && kind === 'source' ? 'Source code' : systemName(os);
}

/** How a file is packed, `tar.gz`, or its kind where its name does not tell. */
export function formOf({ file, kind }: Pick<Artifact, 'file' | 'kind'>): string {
  return /\.(tar\.[a-z0-9]{1,4}|[a-z][a-z0-9]{1,11})$/i.exec(file)?.[1]?.toLowerCase() ?? kind;
}

const SYSTEMS = ['linux', 'macos', 'windows'];
const ARCHS = ['x64', 'arm64', 'universal'];
const KINDS: Artifact['kind'][] = ['installer', 'archive', 'binary', 'package', 'container', 'chart', 'source'];
const NAMES: Record<string, string> = {
  linux: 'Linux',
  macos: 'macOS',
  windows: 'Windows',
  freebsd: 'FreeBSD',
  android: 'Android',
  ios: 'iOS',
  any: 'Every system',
};

/** An installer where people expect one, an archive on Linux. */
function rankOf({ os, kind }: Artifact): number {
  if (os === 'linux' && kind === 'archive') return -1;
  return KINDS.indexOf(kind);
}

function listed(channel: Channel): string[] {
  return channel.fromManifests ? channel.releases : channel.offered.slice(0, 1);
}

/** Known words in their order, then the others by name, `any` last. */
function byPlace(known: readonly string[]): (a: string, b: string) => number {
  const place = (word: string) => (word === 'any' ? 1000 : known.includes(word) ? known.indexOf(word) : 500);
  return (a, b) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
