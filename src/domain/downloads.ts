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
  /** In the order of `BuildTable.archs`; several where a build comes in several forms. */
  cells: Artifact[][];
}

export interface BuildTable {
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

/** Systems down, processors across; the files without a processor stand in each row's first column. */
export function buildTable(artifacts: readonly Artifact[]): BuildTable {
  const archs = unique(artifacts.map((artifact) => artifact.arch)).sort(byPlace(ARCHS));
  const kinds = new Map<string, Artifact[]>();
  for (const artifact of artifacts) {
    const key = `${artifact.os}\n${artifact.kind}`;
    kinds.set(key, [...(kinds.get(key) ?? []), artifact]);
  }
  const rows = [...kinds.values()].map((list): BuildRow => {
    const [first] = list as [Artifact];
    return { os: first.os, kind: first.kind, cells: archs.map((arch) => list.filter((each) => each.arch === arch)) };
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
export function systemName(os: string): string {
  return NAMES[os] ?? os;
}

/** `Linux, x64`, or what the file is where it is for every machine. */
export function platformName({ os, arch, kind }: Pick<Artifact, 'os' | 'arch' | 'kind'>): string {
  if (os === 'any') return kind === 'source' ? 'source code' : 'every system';
  return arch === 'any' ? systemName(os) : `${systemName(os)}, ${arch}`;
}

const SYSTEMS = ['linux', 'macos', 'windows'];
const ARCHS = ['x64', 'arm64', 'universal'];
const KINDS: Artifact['kind'][] = ['installer', 'archive', 'package', 'container', 'chart', 'source'];
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
