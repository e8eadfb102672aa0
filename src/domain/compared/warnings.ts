import type { ReleaseEntry } from '../browser-files.ts';
import { formatMonth } from '../format.ts';
import { isEnded, laneKey } from '../lane.ts';
import { type PageNode, type PagePart, part } from '../page-part.ts';
import type { StandingContext } from '../release-status.ts';
import { compareVersions } from '../version-fields.ts';
import type { AddressOf } from './entry.ts';

/** What a reader has to know of how the two releases stand, and what to choose instead. */
export interface Warning {
  tone: 'bad' | 'warning';
  parts: (string | NamedRelease)[];
}

/** A release in a sentence: to read about, or to take as the target instead. */
interface NamedRelease {
  release: ReleaseEntry;
  as: 'page' | 'target';
}

export interface WarningInput {
  from: ReleaseEntry;
  to: ReleaseEntry;
  /** Releases on the way that were yanked. */
  yanked: readonly ReleaseEntry[];
  releases: readonly ReleaseEntry[];
  context: StandingContext;
  /** Id of the release that takes the place of a yanked one, or null. */
  replacementOf: (id: string) => string | null;
}

/** Warnings in the order of their weight; none for a pair in which nothing is wrong. */
export function pairWarnings(input: WarningInput): Warning[] {
  const { from, to } = input;
  return [...ofTarget(input), ...ofStart(input), ...ofTags([to, from]), ...ofWay(input), ...ofLine(input)];
}

/**
 * What holds whatever comes later: for pages that must stay the same when the next tag comes. What to choose instead is
 * then left to the browser, but for a replacement that was named.
 */
export function withoutNewest(context: StandingContext): StandingContext {
  const lines = [...context.lines].map(([key, line]) => [key, { ...line, latest: null }] as const);
  return { ...context, latest: new Set(), recommended: new Set(), lines: new Map(lines) };
}

/** All of them in one box, or null where there are none. */
export function drawnWarnings(warnings: readonly Warning[], from: ReleaseEntry, addressOf: AddressOf): PagePart | null {
  if (warnings.length === 0) return null;
  const style = warnings.some(({ tone }) => tone === 'bad') ? 'box bad' : 'box warning';
  const draw = (piece: string | NamedRelease): PageNode => {
    if (typeof piece === 'string') return piece;
    const { id, version } = piece.release;
    const query = new URLSearchParams({ from: from.id, to: id }).toString().replaceAll('%2F', '/');
    const path = piece.as === 'page' ? `releases/${id}/` : `compare/?${query}`;
    return part('a', { class: 'v', href: addressOf(path) }, [version]);
  };
  return part(
    'div',
    { class: style },
    warnings.map(({ parts }) => part('p', {}, parts.map(draw))),
  );
}

/** One of them as plain text. */
export function warningText({ parts }: Warning): string {
  return parts.map((piece) => (typeof piece === 'string' ? piece : piece.release.version)).join('');
}

function ofTarget({ to, from, ...known }: WarningInput): Warning[] {
  if (!to.yanked) return [];
  const instead = entryOf(known.replacementOf(to.id), known) ?? insteadOf(to, known);
  const words = instead && instead.id !== from.id ? [' Take ', target(instead), ' instead.'] : [];
  return [{ tone: 'bad', parts: [`${to.version} was yanked: do not go there.`, ...words] }];
}

function ofStart({ from, to, ...known }: WarningInput): Warning[] {
  if (!from.yanked || from.id === to.id) return [];
  const instead = entryOf(known.replacementOf(from.id), known);
  const words =
    instead && instead.id !== to.id ? [' What replaces it is ', { release: instead, as: 'page' } as const, '.'] : [];
  return [{ tone: 'warning', parts: [`${from.version}, from which you start, was yanked.`, ...words] }];
}

function ofTags(ends: readonly ReleaseEntry[]): Warning[] {
  return ends
    .filter(({ moved }, at) => moved && ends.findIndex((end) => end.id === ends[at]?.id) === at)
    .map(({ tag }) => ({
      tone: 'bad',
      parts: [`The tag ${tag} was moved after it was recorded: what stands here is what it names now.`],
    }));
}

function ofWay({ from, to, yanked }: WarningInput): Warning[] {
  const between = yanked.filter(({ id }) => id !== from.id && id !== to.id);
  if (between.length === 0) return [];
  const named = between.flatMap((release, at) => [at === 0 ? '' : ', ', { release, as: 'page' as const }]);
  const rest = ` ${between.length === 1 ? 'was' : 'were'} yanked: go past, do not stop there.`;
  return [{ tone: 'warning', parts: ['On the way ', ...named, rest] }];
}

function ofLine({ to, ...known }: WarningInput): Warning[] {
  const line = known.context.lines.get(laneKey(to));
  if (!line || !isEnded(line, known.context.today)) return [];
  const end = line.security ?? line.support ?? '';
  const newest = insteadOf(to, known);
  const words = newest ? [' The newest release that does is ', target(newest), '.'] : [];
  return [
    { tone: 'warning', parts: [`${to.line} ended in ${formatMonth(end)} and gets no fixes any more.`, ...words] },
  ];
}

type Known = Pick<WarningInput, 'releases' | 'context' | 'replacementOf'>;

/** The highest release of the component whose line still gets fixes: of the release's own line where that does. */
function insteadOf(release: ReleaseEntry, known: Known): ReleaseEntry | null {
  const { lines, today } = known.context;
  const open = [...lines].filter(([key, line]) => key.startsWith(`${release.component}/`) && !isEnded(line, today));
  const own = open.find(([key]) => key === laneKey(release))?.[1].latest;
  const candidates = (own ? [own] : open.map(([, line]) => line.latest)).flatMap((id) => entryOf(id, known) ?? []);
  return candidates.sort((a, b) => compareVersions(b.version, a.version))[0] ?? null;
}

function entryOf(id: string | null, { releases }: Known): ReleaseEntry | null {
  return (id !== null && releases.find((entry) => entry.id === id)) || null;
}

function target(release: ReleaseEntry): NamedRelease {
  return { release, as: 'target' };
}
