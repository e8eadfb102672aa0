import { releasePath } from '../addresses.ts';
import { advisoryPath, severityWords } from '../advisories/advisory.ts';
import type { CurrentFile } from '../browser-files.ts';
import { formatDate } from '../format.ts';
import { isEnded } from '../lane.ts';
import type { Badge } from '../standing.ts';
import type { KnownArtifact } from './artifact-lookup.ts';
import { versionOf } from './drop-names.ts';
import type { Remark, VerdictContext } from './drop-verdict.ts';

/** How a release stands, one reason after the other. */
export interface DropStanding {
  badge: Badge;
  remark: Remark;
}

/** What speaks against using a file of a release today, the worst first; empty where nothing does. */
export function dropStanding({ release }: KnownArtifact, context: VerdictContext): DropStanding[] {
  const found = [
    gone(release, context),
    moved(release),
    ...affected(release, context),
    ended(release, context),
    unpublished(release),
    superseded(release, context),
  ];
  return found.filter((each) => each !== null);
}

function gone({ id, yanked }: KnownArtifact['release'], { current }: VerdictContext): DropStanding | null {
  if (!yanked) return null;
  const instead = current.yanked[id] ?? null;
  const reason = yanked.reason === '' ? '' : ` ${sentence(yanked.reason)}`;
  return {
    badge: { text: 'yanked', tone: 'bad' },
    remark: {
      tone: 'bad',
      text: `Yanked on ${formatDate(yanked.at)}: do not use it.${reason}`,
      links: instead === null ? [] : [{ text: `Take ${versionOf(instead)} in its place`, path: releasePath(instead) }],
    },
  };
}

function moved({ id, moved }: KnownArtifact['release']): DropStanding | null {
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

function affected({ id }: KnownArtifact['release'], { advisories }: VerdictContext): DropStanding[] {
  const own = advisories.filter(({ affects }) => affects.includes(id));
  return own.map((advisory) => ({
    badge: { text: 'affected', tone: 'bad' },
    remark: {
      tone: 'bad',
      text: sentence(`Affected by ${advisory.id} (${severityWords(advisory)}): ${advisory.title}`),
      links: [{ text: `What is free of ${advisory.id}`, path: advisoryPath(advisory.id) }],
    },
  }));
}

function ended(
  { id, component, line }: KnownArtifact['release'],
  { current, today }: VerdictContext,
): DropStanding | null {
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

function unpublished({ channels }: KnownArtifact['release']): DropStanding | null {
  if (channels.length > 0) return null;
  const text = 'Not offered on any channel yet: it may still change before it is.';
  return { badge: { text: 'not published yet', tone: 'warning' }, remark: { tone: 'warning', text, links: [] } };
}

/** Something newer on its line; of prereleases, on each channel that had it. */
function superseded(release: KnownArtifact['release'], { current }: VerdictContext): DropStanding | null {
  if (release.yanked) return null;
  const own = current.lines[`${release.component}/${release.line}`]?.latest ?? null;
  const newer = release.kind === 'stable' ? own : newerOnChannel(release, current);
  if (newer === null || newer === release.id) return null;
  const where = release.kind === 'stable' ? release.line : channelNames(release, current);
  return { badge: { text: 'superseded', tone: 'warning' }, remark: newerRemark(release.id, newer, where) };
}

/** The newest of a line that is not the newest of its channel: nothing is wrong with it. */
export function newerLine(release: KnownArtifact['release'], { current }: VerdictContext): Remark[] {
  const newer = newerOnChannel(release, current);
  const isNewest = current.lines[`${release.component}/${release.line}`]?.latest === release.id;
  if (newer === null || !isNewest || release.yanked) return [];
  return [{ ...newerRemark(release.id, newer, channelNames(release, current)), tone: 'edge' }];
}

function newerRemark(id: string, newer: string, where: string): Remark {
  return {
    tone: 'warning',
    text: `${versionOf(newer)} is newer on ${where}.`,
    links: [upgrade(id, newer, `What is new in ${versionOf(newer)}`)],
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

function upgrade(from: string, to: string, text: string): Remark['links'][number] {
  return { text, path: `compare/?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}` };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
