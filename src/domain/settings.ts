import type { Key } from './key.ts';

/** `content/portal.yaml` after validation; every key is optional and only refines what was detected. */
export interface Settings {
  name: string | null;
  description: string | null;
  /** Path or address of the repository; null: the repository that holds the portal folder, else the sample. */
  repository: string | null;
  /** Public address of the portal, https, or null. */
  site: string | null;
  /** Authority for permanent ids, `example.com/lantern`; null: the remote's host and path. */
  id: string | null;
  /** `YYYY-MM-DD`: the day the portal is read on, for samples and tests; null: the reader's day. */
  today: string | null;
  components: ComponentSettings[];
  lines: LineSettings[];
  changes: ChangeSettings;
  compare: CompareSettings;
  /** Per channel id, what a release needs before it is published there. */
  policy: Record<string, PolicySettings>;
  freezes: FreezeSettings[];
  /** Hosts that artifact addresses may point at; empty: any https host. */
  artifactHosts: string[];
  /** Whether the portal shows how releases are managed, under `/manage/`. */
  manage: boolean;
  /** Public keys whose signatures are trusted, of artifacts and of tags. */
  keys: Key[];
}

export interface ComponentSettings {
  id: string;
  name: string | null;
  /** Spelling of its tags with `{version}` in it. */
  tags: string[];
  paths: string[];
  root: boolean | null;
}

export interface LineSettings {
  id: string;
  component: string | null;
  lts: boolean;
  codename: string | null;
  released: string | null;
  support: string | null;
  security: string | null;
}

export interface ChangeSettings {
  /** Conventional type to the title of its section, over the preset. */
  types: Record<string, string>;
  /** Conventional types to leave out, over the preset's; null: the preset's. */
  hide: string[] | null;
  /** Titles in reading order; those not named follow in the preset's order. */
  sections: string[];
}

export interface CompareSettings {
  include: string[];
  exclude: string[];
  /** Bytes. */
  maxFileSize: number;
}

export interface PolicySettings {
  /** How many people must approve. */
  approvals: number;
  /** What must be done before, in order. */
  checklist: string[];
  /** Days that it must have been on the channel before. */
  minDaysOnPrevious: number;
  /** Whether its tags must carry a signature by one of the keys: all, or those of a day (`YYYY-MM-DD`) and later; absent: none. */
  signedTags?: boolean | string | undefined;
}

export interface FreezeSettings {
  id: string;
  from: string;
  to: string;
  channels: string[];
  reason: string;
}

/** What holds where `portal.yaml` says nothing. */
export const DEFAULT_SETTINGS: Settings = {
  name: null,
  description: null,
  repository: null,
  site: null,
  id: null,
  today: null,
  components: [],
  lines: [],
  changes: { types: {}, hide: null, sections: [] },
  compare: { include: ['**'], exclude: [], maxFileSize: 300_000 },
  policy: {},
  freezes: [],
  artifactHosts: [],
  manage: true,
  keys: [],
};
