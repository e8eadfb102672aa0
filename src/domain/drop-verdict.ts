import { releasePath } from './addresses.ts';
import { type Advisory, advisoryPath, severityWords } from './advisory.ts';
import type { KnownArtifact, Lookup } from './artifact-lookup.ts';
import type { CurrentFile } from './browser-files.ts';
import { artifactName, releaseName, versionOf } from './drop-names.ts';
import { strangerVerdict } from './drop-stranger.ts';
import { formatDate } from './format.ts';
import { isEnded } from './lane.ts';
import type { Badge } from './standing.ts';

/** What a file in hand is found to be, in words. */
export interface Verdict {
  /** The word that stands first: `published`, `withdrawn`, `altered`... */
  badge: Badge;
  title: string;
  /** The worst first. */
  remarks: Remark[];
  /** The file that it is, or null. */
  known: KnownArtifact | null;
}

/** One sentence, and where it leads. */
export interface Remark {
  tone: Badge['tone'];
  text: string;
  links: { text: string; path: string }[];
}

/** What verdicts are given from, as it holds on the day they are read. */
export interface VerdictContext {
  /** Name of the root product. */
  product: string;
  current: CurrentFile;
  advisories: readonly Pick<Advisory, 'id' | 'title' | 'severity' | 'cvss' | 'affects'>[];
  /** `YYYY-MM-DD`. */
  today: string;
}

/**
 * Says what a file is and how its release stands today.
 *
 * @param file its name and bytes, as the reader has it
 */
export function judgeFile(file: { name: string; size: number }, lookup: Lookup, context: VerdictContext): Verdict {
  const [known, ...others] = lookup.same;
  if (!known) return strangerVerdict(file, lookup, context);
  const standing = standingOf(known, context);
  const [worst] = standing;
  return {
    badge: worst?.badge ?? { text: 'published', tone: 'good' },
    title: artifactName(known, context.product),
    remarks: [
      ...standing.map(({ remark }) => remark),
      IDENTICAL,
      ...others.flatMap((each) => alsoOf(each, known, context)),
    ],
    known,
  };
}

const IDENTICAL: Remark = {
  tone: 'good',
  text: 'Its SHA-256 is the one stated here: byte for byte the file that was published.',
  links: [],
};

/** How a release stands, one reason after the other. */
interface Standing {
  badge: Badge;
  remark: Remark;
}

function standingOf({ release }: KnownArtifact, context: VerdictContext): Standing[] {
  const found = [
    withdrawn(release, context),
    moved(release),
    ...affected(release, context),
    ended(release, context),
    unpublished(release),
    superseded(release, context),
  ];
  return found.filter((each) => each !== null);
}

function withdrawn({ id, yanked }: KnownArtifact['release'], { current }: VerdictContext): Standing | null {
  if (!yanked) return null;
  const instead = current.yanked[id] ?? null;
  const reason = yanked.reason === '' ? '' : ` ${sentence(yanked.reason)}`;
  return {
    badge: { text: 'withdrawn', tone: 'bad' },
    remark: {
      tone: 'bad',
      text: `Withdrawn on ${formatDate(yanked.at)}: do not use it.${reason}`,
      links: instead === null ? [] : [{ text: `Take ${versionOf(instead)} in its place`, path: releasePath(instead) }],
    },
  };
}

function moved({ id, moved }: KnownArtifact['release']): Standing | null {
  if (!moved) return null;
  return {
    badge: { text: 'tag moved', tone: 'bad' },
    remark: {
      tone: 'bad',
      text: 'The tag of its release was moved to another commit after it was recorded: nobody can tell by it what this was built from.',
      links: [{ text: 'What is known of it', path: releasePath(id) }],
    },
  };
}

function affected({ id }: KnownArtifact['release'], { advisories }: VerdictContext): Standing[] {
  const own = advisories.filter(({ affects }) => affects.includes(id));
  return own.map((advisory) => ({
    badge: { text: 'affected', tone: 'bad' },
    remark: {
      tone: 'bad',
      text: sentence(`Affected by ${advisory.id} (${severityWords(advisory)}): ${advisory.title}`),
      links: [{ text: 'What is free of it', path: advisoryPath(advisory.id) }],
    },
  }));
}

function ended({ id, component, line }: KnownArtifact['release'], { current, today }: VerdictContext): Standing | null {
  const found = current.lines[`${component}/${line}`];
  if (!found || !isEnded(found, today)) return null;
  const latest = current.latest[component] ?? null;
  const end = formatDate(found.security ?? found.support ?? '');
  return {
    badge: { text: 'past its support', tone: 'bad' },
    remark: {
      tone: 'bad',
      text: `${line} reached its end on ${end}: it gets no more fixes, also none for security.`,
      links: latest === null || latest === id ? [] : [upgrade(id, latest, `Move to ${versionOf(latest)}: what is new`)],
    },
  };
}

function unpublished({ channels }: KnownArtifact['release']): Standing | null {
  if (channels.length > 0) return null;
  const text = 'Not offered on any channel yet: it may still change before it is.';
  return { badge: { text: 'not published yet', tone: 'warning' }, remark: { tone: 'warning', text, links: [] } };
}

/** Something newer on its line, or on each channel that offers it. */
function superseded(release: KnownArtifact['release'], { current }: VerdictContext): Standing | null {
  if (release.yanked) return null;
  const own = current.lines[`${release.component}/${release.line}`]?.latest ?? null;
  const newer =
    release.kind === 'stable' && own !== null && own !== release.id ? own : newerOnChannel(release, current);
  if (newer === null) return null;
  const where = newer === own ? release.line : channelNames(release, current);
  return {
    badge: { text: 'superseded', tone: 'warning' },
    remark: {
      tone: 'warning',
      text: `${versionOf(newer)} is newer on ${where}.`,
      links: [upgrade(release.id, newer, `What is new in ${versionOf(newer)}`)],
    },
  };
}

function newerOnChannel({ id, channels }: KnownArtifact['release'], current: CurrentFile): string | null {
  const heads = channels.map(([channel]) => current.channels[channel]?.current ?? null);
  if (heads.length === 0 || heads.includes(id)) return null;
  return heads.find((head) => head !== null) ?? null;
}

function channelNames({ channels }: KnownArtifact['release'], current: CurrentFile): string {
  return channels.map(([id]) => current.channels[id]?.name ?? id).join(' and ');
}

function alsoOf(other: KnownArtifact, known: KnownArtifact, context: VerdictContext): Remark[] {
  if (other.release.id === known.release.id && other.file === known.file) return [];
  const state = other.release.yanked ? ', which was withdrawn' : '';
  return [
    {
      tone: 'edge',
      text: `The same bytes are also ${other.file} of ${releaseName(other.release, context.product)}${state}.`,
      links: [],
    },
  ];
}

function upgrade(from: string, to: string, text: string): Remark['links'][number] {
  return { text, path: `compare/?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}` };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
