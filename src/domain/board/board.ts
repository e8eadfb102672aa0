import type { Channel } from '../channel.ts';
import { type ChannelHistory, channelOn, type ReleaseOn } from '../channel-history.ts';
import { laneKey } from '../lane.ts';
import type { Freeze, Portal } from '../portal.ts';
import type { ReleaseRow } from '../release.ts';
import { inPathOrder } from './board-path.ts';
import { holdsFor, type Vote } from './waiting.ts';
import { type Coming, comingTo } from './waiting-list.ts';

/** One channel of the board. */
export interface Column extends Coming {
  channel: Channel;
  /** The channel that feeds it, and the ones that it feeds. */
  from: Channel | null;
  feeds: Channel[];
  /** What it recommends of each component and what else is the latest of its line, the root product first. */
  current: Placed[];
  /** Yanked last, newest first. */
  yanked: Placed[];
  /** How many more it offers. */
  more: number;
  /** Those that hold for it, whenever they are. */
  freezes: Freeze[];
}

/** A release that is or was offered on a channel. */
export interface Placed extends Pick<ReleaseOn, 'since' | 'promotedFrom' | 'yanked'> {
  row: ReleaseRow;
  approvals: Vote[];
  /** Percent of installations that updaters offer it to, where somebody said. */
  rollout: number | null;
  /** The line that it is the latest of, where the channel has a higher one; else null. */
  latestOf: string | null;
}

/** So many that wait for a channel have a card; the rest is a count. */
export const WAITING_CARDS = 6;

/** So many releases of a channel have a card of their own. */
const CARDS = 5;
const OTHERS = 4;
const YANKED = 2;

/**
 * Where every release stands on its way: the channels that files are about, in the order in which releases pass them.
 *
 * @param at RFC 3339 in UTC
 */
export function composeBoard(portal: Portal, historyOf: (channel: Channel) => ChannelHistory, at: string): Column[] {
  const coming = comingTo(portal, historyOf, at);
  const rows = new Map(portal.releases.map((row) => [row.id, row]));
  const latest = new Set(portal.lines.flatMap((line) => line.latest ?? []));
  const byId = new Map(portal.channels.map((channel) => [channel.id, channel]));
  return inPathOrder(portal.channels.filter(({ described }) => described)).map((channel) => {
    const history = historyOf(channel);
    const place = placer(channel, history, rows);
    const known = channelOn(history, at).releases.flatMap(place);
    const offered = known.filter(({ status }) => status === 'offered');
    const heads = firstOf(offered, ({ row }) => row.component).slice(0, CARDS);
    const shown = new Set(heads.map(({ row }) => row.component));
    const lines = firstOf(offered, ({ row }) => laneKey(row)).filter(
      (each) => !heads.includes(each) && shown.has(each.row.component) && latest.has(each.row.id),
    );
    const others = lines.slice(0, OTHERS).map((each) => ({ ...each, latestOf: each.row.line }));
    const current = [...heads, ...others].sort(byComponent);
    const gone = known.filter(({ status }) => status === 'yanked');
    gone.sort((a, b) => ((a.yanked?.at ?? '') < (b.yanked?.at ?? '') ? 1 : -1));
    return {
      channel,
      from: channel.from === undefined ? null : (byId.get(channel.from) ?? null),
      feeds: portal.channels.filter(({ from }) => from === channel.id),
      ...coming(channel),
      ...{ current, yanked: gone.slice(0, YANKED) },
      more: offered.length - current.length,
      freezes: portal.freezes.filter((freeze) => holdsFor(freeze, channel.id)),
    };
  });
}

type PlacedNow = Placed & Pick<ReleaseOn, 'status'>;

function placer(
  channel: Channel,
  { timeline, events }: ChannelHistory,
  rows: ReadonlyMap<string, ReleaseRow>,
): (release: ReleaseOn) => PlacedNow[] {
  const names = new Map(timeline.map(({ release, name }) => [release, name]));
  const votes = Map.groupBy(
    events.filter(({ action }) => action === 'approved'),
    ({ version }) => version,
  );
  return ({ release, status, since, promotedFrom, yanked }) => {
    const row = rows.get(release);
    if (!row) return [];
    const approvals = (votes.get(names.get(release) ?? '') ?? []).map(({ by, at }) => ({ by, at }));
    const rollout = channel.updates?.[release]?.rollout ?? null;
    return [{ row, status, since: since ?? row.date, promotedFrom, yanked, approvals, rollout, latestOf: null }];
  };
}

/** The first of each group, in the order given; of components the root product, whose ids have no slash, first. */
function firstOf(placed: readonly PlacedNow[], key: (each: PlacedNow) => string): PlacedNow[] {
  return [...Map.groupBy(placed, key).values()].flatMap(([first]) => first ?? []).sort(byComponent);
}

function byComponent(a: Placed, b: Placed): number {
  const [left, right] = [a, b].map(({ row }) => (row.id.includes('/') ? row.component : ''));
  return left === right ? 0 : (left ?? '') < (right ?? '') ? -1 : 1;
}
