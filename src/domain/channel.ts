import type { CommandTemplate } from './install-template.ts';
import type { UpdateTerms } from './updater/update-terms.ts';

/** Where a release is offered. */
export interface Channel {
  /** `stable`, `beta`, `nightly`, `lts`... `[a-z0-9-]`. */
  id: string;
  name: string;
  /** What it is for, one or two sentences; `''` if nobody said. */
  description: string;
  cadence: string;
  support: string;
  audience: string;
  /** How to get onto it, and whether one can go back; absent where nobody said. */
  switching?: string;
  goingBack?: string;
  /** Commands of package managers that follow it; absent without any. */
  install?: CommandTemplate[];
  /** Order among channels, lowest first. */
  order: number;
  /** True when manifests say what is offered; false when read from versions. */
  fromManifests: boolean;
  /** True where files of the portal folder are about it: people mean it, whatever versions tell. */
  described?: boolean;
  /** Ids of the releases offered there, highest version first, yanked ones left out. */
  offered: string[];
  /** Ids of every release that was ever offered there, highest version first. */
  releases: string[];
  /** Id of what it recommends today, or null. */
  current: string | null;
  /** Id of the channel that its releases come from; absent where none is known. */
  from?: string;
  /** Ids of releases with a manifest there that wait to be published, highest version first; absent where none does. */
  prepared?: string[];
  /** Hash of the last event of its log, see `event-chain.ts`; null without events. Without it a cut tail goes unnoticed. */
  head: string | null;
  /** What updaters are told of releases there, by id; absent where nobody says anything. */
  updates?: Record<string, UpdateTerms>;
}

/** Something that happened to a release on a channel; the log is append-only. */
export interface ReleaseEvent {
  id: number;
  /** RFC 3339 in UTC. */
  at: string;
  by: string;
  action: 'published' | 'approved' | 'promoted' | 'yanked' | 'restored' | 'rolled-out' | 'rolled-back';
  channel: string;
  version: string;
  reason?: string;
  replacement?: string;
  promotedFrom?: string;
  /** Entries of the channel's checklist, word for word, that the person who approved vouches for. */
  checked?: string[];
  /** Hash of the event before it in the log of its channel, null for the first; see `event-chain.ts`. */
  previous?: string | null;
}
