import type { Channel } from '../channel.ts';
import type { ChannelHistory } from '../channel-history.ts';
import { type ChannelRelease, readReleaseKey } from '../channel-state.ts';
import { nameOf } from '../channel-timeline.ts';
import { laneKey } from '../lane.ts';
import type { Portal } from '../portal.ts';
import type { ReleaseRow } from '../release.ts';
import { compareVersions, parseVersion } from '../version.ts';
import type { Move } from './waiting.ts';
import { type FoldedChannel, moveOf, rulesAt } from './waiting-facts.ts';

/** A release that waits to be offered on a channel. */
export interface Waiting {
  row: ReleaseRow;
  /** `prepared` with a manifest or an approval; `next` where the channel before offers it and nobody began. */
  how: 'prepared' | 'next';
  move: Move;
}

/** What comes to a channel. */
export interface Coming {
  /** What waits, highest version first. */
  waiting: Waiting[];
  /** The highest that the channel before offers and that cannot come as it is, a prerelease for stable; or null. */
  ahead: ReleaseRow | null;
}

/** Answers what comes to each channel of a portal; everything is looked up once. */
export function comingTo(
  portal: Portal,
  historyOf: (channel: Channel) => ChannelHistory,
  at: string,
): (channel: Channel) => Coming {
  // Channels that are read from versions alone: nothing can wait.
  if (portal.channels.every(isIdle)) return () => ({ waiting: [], ahead: null });
  const facts = portal.channels.map((channel) => {
    const { timeline, events } = historyOf(channel);
    const manifests = timeline.map(({ name, since }) => ({ ...readReleaseKey(name), date: since }));
    return { id: channel.id, from: channel.from ?? null, manifests, events };
  });
  const rules = rulesAt(facts, portal, at);
  const rows = new Map(portal.releases.map((row) => [nameOf(row), row]));
  const names = new Map(portal.releases.map((row) => [row.id, nameOf(row)]));
  const accepted = new Set(portal.tags.moved.flatMap((move) => (move.accepted ? move.release : [])));
  const lasting = new Set(portal.lines.filter(({ lts }) => lts).map((line) => laneKey({ ...line, line: line.id })));
  return (channel) => {
    const own = rules.channels.get(channel.id);
    if (!own) return { waiting: [], ahead: null };
    const prepared = preparedOn(channel, own, names);
    const before = channel.from === undefined ? undefined : rules.channels.get(channel.from);
    const { next, ahead } = before ? nextFrom(before, own, { rows, lasting, prepared }) : { next: [], ahead: null };
    const waitingAs = (how: Waiting['how']) => (name: string) => {
      const row = rows.get(name);
      // On an earlier date, what was tagged later is not there yet.
      return row && row.date <= at
        ? [{ row, how, move: moveOf({ channel: channel.id, version: name, tag: tagOf(row, accepted) }, rules) }]
        : [];
    };
    return { waiting: [...[...prepared].flatMap(waitingAs('prepared')), ...next.flatMap(waitingAs('next'))], ahead };
  };
}

function isIdle({ from, prepared, head }: Channel): boolean {
  return from === undefined && prepared === undefined && head === null;
}

/** A tag that was moved stands in the way until somebody says that this is right. */
function tagOf({ id, movedFrom, commit }: ReleaseRow, accepted: ReadonlySet<string>): Move['tag'] {
  return movedFrom && !accepted.has(id) ? { movedFrom, commit } : null;
}

/** Those with a manifest, and those that only approvals speak of. */
function preparedOn(channel: Channel, own: FoldedChannel, names: ReadonlyMap<string, string>): Set<string> {
  const known = (channel.prepared ?? []).flatMap((id) => names.get(id) ?? []);
  const spoken = [...own.states].flatMap(([name, { status }]) => (status === 'prepared' ? [name] : []));
  return new Set([...known.filter((name) => (own.states.get(name)?.status ?? 'prepared') === 'prepared'), ...spoken]);
}

interface Known {
  rows: ReadonlyMap<string, ReleaseRow>;
  /** Lines of long-term support, see `laneKey`. */
  lasting: ReadonlySet<string>;
  prepared: ReadonlySet<string>;
}

/**
 * Of each line the highest that the channel before offers and this one never did, where it is of a kind that this one
 * offers: a channel of stable releases takes no prerelease, and one that has only lines of long-term support no other.
 */
function nextFrom(before: FoldedChannel, own: FoldedChannel, known: Known): Pick<Coming, 'ahead'> & { next: string[] } {
  const there = rowsOf(before.states, known.rows, ({ status }) => status === 'offered');
  const here = rowsOf(own.states, known.rows, ({ status }) => status !== 'prepared');
  const [kinds, lines] = [new Set(here.map(({ kind }) => kind)), new Set(here.map(laneKey))];
  const lastingOnly = here.length > 0 && [...lines].every((line) => known.lasting.has(line));
  const seen = new Set([...own.states.keys(), ...known.prepared]);
  const newer = there.filter((row) => !seen.has(nameOf(row)) && isAbove(row, here));
  const fits = (row: ReleaseRow) =>
    (here.length === 0 || kinds.has(row.kind)) && (!lastingOnly || known.lasting.has(laneKey(row)));
  const heads = [...Map.groupBy(newer.filter(fits), laneKey).values()].flatMap(([first]) => first ?? []);
  const ahead = lastingOnly ? undefined : newer.find((row) => !kinds.has(row.kind));
  return { next: heads.map(nameOf), ahead: here.length > 0 ? (ahead ?? null) : null };
}

/** Highest version first. */
function rowsOf(
  states: FoldedChannel['states'],
  rows: Known['rows'],
  wanted: (state: ChannelRelease) => boolean,
): ReleaseRow[] {
  const found = [...states].flatMap(([name, state]) => {
    const [row, version] = [rows.get(name), parseVersion(state.version)];
    return row && version && wanted(state) ? [{ row, version }] : [];
  });
  return found.sort((a, b) => compareVersions(b.version, a.version)).map(({ row }) => row);
}

/** Whether the channel has nothing as high on the line of a release. */
function isAbove(row: ReleaseRow, here: readonly ReleaseRow[]): boolean {
  const top = here.find((each) => laneKey(each) === laneKey(row));
  const [mine, other] = [parseVersion(row.version), top && parseVersion(top.version)];
  return !mine || !other || compareVersions(mine, other) > 0;
}
