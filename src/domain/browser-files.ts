import type { Evidence, Section } from './change.ts';
import type { Lane } from './lane.ts';
import type { Backport } from './portal.ts';
import type { ReleaseKind, ReleaseLevel } from './release.ts';

/** `/data/current.json`: all that changes with every tag, so that pages need not. */
export interface CurrentFile {
  schemaVersion: 1;
  /** The day the portal is read on when the settings fix it, else null: the reader's day. */
  today: string | null;
  /** Component to the id of its highest stable release that is neither yanked nor unreleased. */
  latest: Record<string, string | null>;
  /** `<component>/<line>` to what holds for the line. */
  lines: Record<string, CurrentLine>;
  channels: Record<string, { current: string | null; name: string }>;
  /** Yanked release to the release that replaces it, by id, or null. */
  yanked: Record<string, string | null>;
  /** Ids of releases that are prepared and published nowhere yet. */
  unreleased: readonly string[];
}

export interface CurrentLine {
  latest: string | null;
  lts: boolean;
  /** Days as `YYYY-MM-DD`, or null. */
  support: string | null;
  security: string | null;
}

/** `/data/releases.json`: every release as columns of equal length, oldest first. */
export interface ReleasesFile {
  schemaVersion: 1;
  id: string[];
  component: string[];
  version: string[];
  /** `YYYY-MM-DD`. */
  date: string[];
  line: string[];
  channel: string[];
  kind: ReleaseKind[];
  level: ReleaseLevel[];
  prerelease: (0 | 1)[];
  yanked: (0 | 1)[];
  /** Whether the tag was moved after it was recorded; 2 where somebody accepted that. */
  moved: (0 | 1 | 2)[];
  /** How many advisories in force affect it. */
  affected: number[];
  tag: string[];
  /** First 12 digits. */
  commit: string[];
}

/** One row of `ReleasesFile`. */
export interface ReleaseEntry {
  id: string;
  component: string;
  version: string;
  date: string;
  line: string;
  channel: string;
  kind: ReleaseKind;
  level: ReleaseLevel;
  prerelease: boolean;
  yanked: boolean;
  moved: boolean;
  moveAccepted: boolean;
  affected: number;
  tag: string;
  commit: string;
}

/**
 * `/data/graph.json`, read by `unpackGraph`: which release contains what, and how much. Columns by segment unless said
 * otherwise.
 */
export interface GraphFile {
  schemaVersion: 1;
  /** Ids; a release's number is its index. */
  releases: string[];
  /** By release: the segment of its own commit. */
  home: number[];
  /** Numbers of the releases that contain the segment: start, length, start, length... */
  runs: number[][];
  /** Number of commits. */
  commits: number[];
  /** By component: segment, breaking, security, features, fixes, all; then the next segment that has changes. */
  counts: Record<string, number[]>;
  /** Names of the files under `/data/changes/`, without `.json`. */
  shards: string[];
  /** Index into `shards`, or -1 where the segment has no change. */
  shard: number[];
  /** Place of the segment within its shard. */
  slot: number[];
  /** Every heading of notes, in reading order. */
  sections: Section[];
}

/** `/data/map.json`: what a comparison needs beside releases and changes: its strip. */
export interface MapFile {
  schemaVersion: 1;
  /** By component, newest line first. */
  lanes: Record<string, Lane[]>;
  backports: Backport[];
}

/** `/data/changes/<name>.json`: the changes of some segments, each list newest first. */
export interface ChangesFile {
  schemaVersion: 1;
  segments: BrowserChange[][];
}

/** A change as comparisons show it; what is absent is null, false or empty. */
export interface BrowserChange {
  /** First 12 digits of its first commit, with `.<n>` for the n-th entry of a squashed pull request. */
  id: string;
  subject: string;
  section: string;
  type?: string;
  scope?: string;
  breaking?: 1;
  breakingText?: string;
  security?: 1;
  /** Text, and the address where one is known. */
  references?: [string, string?][];
  /** First 12 digits of each commit, where there are more than the one in `id`. */
  commits?: string[];
  /** Components whose notes carry it, where the portal has several. */
  components?: string[];
  /** First 12 digits of the commit it takes back, where readers are told so. */
  reverts?: string;
  /** The same change on other lines. */
  same?: BrowserTwin[];
  /** Commits that take it back. */
  undone?: Undoing[];
  /** Of a commit that takes others back, or brings back what was taken back: where those lie. */
  takes?: {
    at: Place[];
    /** The first of them, and the same change on other lines. */
    had: BrowserTwin[];
  };
}

/** A segment as the name of its file under `/data/changes/` and its slot there: neither moves with later tags. */
export type Place = [shard: string, slot: number];

/** A commit that takes another back: where it lies, and the commits that take it back in turn. */
export type Undoing = [shard: string, slot: number, undone?: Undoing[]];

/** The same change by another commit: its first 12 digits, why we say so, and where it lies. */
export type BrowserTwin = [commit: string, evidence: Evidence, shard: string, slot: number, more?: TwinDetail];

/** What is seldom needed to be said of a twin. */
export interface TwinDetail {
  /** Which of the change's commits it stands for, by their index; absent: all. */
  of?: number[];
  /** Commits that take it back. */
  undone?: Undoing[];
}

/** Turns columns into rows, in the same order. */
export function releaseEntries(file: ReleasesFile): ReleaseEntry[] {
  return file.id.map((id, i) => ({
    id,
    component: file.component[i] ?? '',
    version: file.version[i] ?? '',
    date: file.date[i] ?? '',
    line: file.line[i] ?? '',
    channel: file.channel[i] ?? '',
    kind: file.kind[i] ?? 'stable',
    level: file.level[i] ?? 'patch',
    prerelease: file.prerelease[i] === 1,
    yanked: file.yanked[i] === 1,
    moved: (file.moved[i] ?? 0) > 0,
    moveAccepted: file.moved[i] === 2,
    affected: file.affected[i] ?? 0,
    tag: file.tag[i] ?? '',
    commit: file.commit[i] ?? '',
  }));
}
