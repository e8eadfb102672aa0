import type { AdvisoryFile } from './advisories/advisory-file.ts';
import type { Artifact } from './artifact.ts';
import type { RollbackText } from './bucket.ts';
import type { PlanFile } from './calendar/plan.ts';
import type { ReleaseEvent } from './channel.ts';
import type { CommandTemplate } from './install-template.ts';
import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';
import type { TagRecord } from './tag-record.ts';
import type { UpdateTerms } from './updater/update-terms.ts';

/** Everything people and release CI wrote for a portal, parsed and validated; the folder `content/` or `.tagline/`. */
export interface PortalFolder {
  /** Absolute path, or null where a repository has no portal folder. */
  dir: string | null;
  settings: Settings;
  channels: ChannelDefinition[];
  manifests: Manifest[];
  notes: NotesFile[];
  advisories: AdvisoryFile[];
  plan: PlanFile[];
  /** Lines of `tags.lock`; absent where tags are not recorded. */
  tagRecords?: TagRecord[];
  problems: Problem[];
}

/** `channels/<id>/channel.yaml` with the events of `log.yaml` beside it. */
export interface ChannelDefinition {
  id: string;
  name: string;
  description: string;
  cadence: string;
  support: string;
  audience: string;
  switching: string;
  goingBack: string;
  install: CommandTemplate[];
  order: number;
  /** Id of the channel that its releases come from; absent where nobody said. */
  from?: string | undefined;
  /** In the order of the file; the hash chain was checked. */
  events: ReleaseEvent[];
  /** Hash of the last of them, or null. */
  head: string | null;
  /** What updaters are told of its releases; absent where it says nothing. */
  update?: UpdateTerms | undefined;
}

/** `channels/<channel>/[<component>/]<version>.yaml`: the release is offered on the channel. */
export interface Manifest {
  /** Relative to the portal folder. */
  file: string;
  channel: string;
  /** Component id, or null for the root product. */
  component: string | null;
  version: string;
  /** Full commit id the tag must name, or null. */
  commit: string | null;
  /** RFC 3339 in UTC, overrides the date of the tag, or null. */
  date: string | null;
  artifacts: Artifact[];
  /** What updaters are told of it; absent where it says nothing. */
  update?: UpdateTerms | undefined;
}

/** `notes/[<component>/]<version>.mdx`: prose and corrections for one release. */
export interface NotesFile {
  /** Relative to the portal folder. */
  file: string;
  component: string | null;
  version: string;
  title: string | null;
  summary: string | null;
  highlights: string[];
  upgrade: string[];
  knownIssues: string[];
  /** What it says of going back below the release; absent where it says nothing. */
  rollback?: RollbackText;
  /** What is not to be used any more from it on; absent where it says nothing. */
  deprecations?: NotesDeprecation[];
  /** Corrections of mined changes. */
  changes: NotesChange[];
  /** The text under the front matter; `''` when there is none. */
  body: string;
  /** Pictures and videos of the body in the order of the text, each once. */
  media: NotesMedia[];
}

/** Something that notes say to be going away. */
export interface NotesDeprecation {
  what: string;
  /** Version since when, if earlier than the release; or null. */
  since: string | null;
  /** Version that will remove it, or null. */
  removal: string | null;
  /** What to use instead, or null. */
  replacement: string | null;
}

/** A picture or video that notes show; its size keeps the page from shifting while it loads. */
export interface NotesMedia {
  /** As the notes name it: relative to the folder of the notes file, with forward slashes. */
  src: string;
  /** Pixels: of a picture as read from its file, of a video as stated in the notes. */
  width: number;
  height: number;
}

/** One correction: which change, and what to do with it. */
export interface NotesChange {
  /** Id of a change: full commit id or a unique beginning of at least 7 digits, with `.<n>` for a sub-entry. Null adds a change by hand. */
  id: string | null;
  hide: boolean;
  /** Section key to move it to, or null. */
  section: string | null;
  /** New subject, or null. */
  title: string | null;
  /** An explicit identity, shared by the same change on other lines, or null. */
  identity: string | null;
  breaking: string | null;
  /** For the warning when it points at nothing. */
  where: { file: string; line: number; column: number };
}
