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

/** Whether a channel has a page of its own for a release, see `downloadPages`. */
export function hasDownloadPage(channel: Channel, release: string): boolean {
  return listedSet(channel).has(release);
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
  const own = portal.channels.filter((channel) => hasDownloadPage(channel, release.id));
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
  // An image is for its own sort of machine, whatever system is in it.
  const systemOf = (row: BuildRow) => (isInstallable(row) ? row.os : 'any');
  return {
    archs,
    rows: rows.sort((a, b) => order(systemOf(a), systemOf(b)) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)),
  };
}

/** Whether it is a file that somebody downloads to run or to unpack, in place of something for a program of its own. */
export function isInstallable({ kind }: Pick<Artifact, 'kind'>): boolean {
  return kind !== 'container' && kind !== 'chart';
}

/** An installer where people expect one, an archive on Linux; lowest first. */
export function kindRank({ os, kind }: Pick<Artifact, 'os' | 'kind'>): number {
  if (os === 'linux' && kind === 'archive') return -1;
  return KINDS.indexOf(kind);
}

/** The most common processors first, those that stand for all last. */
export function processorOrder(a: string, b: string): number {
  return byPlace(ARCHS)(a, b);
}

/** `macOS` of `macos`: how readers know a system. */
export function systemName(os: string): string {
  return Object.hasOwn(NAMES, os) ? (NAMES[os] ?? os) : os;
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
  if (kind === 'container' || kind === 'chart' || kind === 'package') return kind;
  return /\.(tar\.[a-z0-9]{1,4}|[a-z][a-z0-9]{1,11}|7z)$/i.exec(file)?.[1]?.toLowerCase() ?? kind;
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

function listed(channel: Channel): string[] {
  return channel.fromManifests ? channel.releases : channel.offered.slice(0, 1);
}

/** Many pages ask the same channel. */
const LISTED = new WeakMap<Channel, ReadonlySet<string>>();

function listedSet(channel: Channel): ReadonlySet<string> {
  const known = LISTED.get(channel) ?? new Set(listed(channel));
  LISTED.set(channel, known);
  return known;
}

/** Known words in their order, then the others by name, `any` last. */
function byPlace(known: readonly string[]): (a: string, b: string) => number {
  const place = (word: string) => (word === 'any' ? 1000 : known.includes(word) ? known.indexOf(word) : 500);
  return (a, b) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
