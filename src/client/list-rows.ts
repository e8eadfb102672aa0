import { type ListStanding, unpackStanding } from '#domain/list-standing.ts';
import type { ReleaseKind } from '#domain/release.ts';
import type { StandingContext } from '#domain/release-status.ts';
import type { StatesFacts } from '#domain/states.ts';
import { today } from './today.ts';

/** What decides how the releases of a list stand on the reader's day, as its page carries it. */
export function standingOfList(list: HTMLElement): { packed: ListStanding; context: StandingContext } {
  const packed = JSON.parse(list.dataset.standings ?? '{}') as ListStanding;
  return { packed, context: unpackStanding(packed, today(document.body.dataset.today)) };
}

/** One row as the rules of states read it. */
export function factsOfRow(row: HTMLElement): StatesFacts {
  const { releaseId = '', lane = '', kind, channel = '', yanked, moved, affected = '0' } = row.dataset;
  const slash = lane.lastIndexOf('/');
  return {
    id: releaseId,
    component: lane.slice(0, slash),
    line: lane.slice(slash + 1),
    version: row.querySelector('.v')?.textContent ?? '',
    kind: (kind ?? 'stable') as ReleaseKind,
    channel,
    yanked: yanked !== undefined,
    moved: moved !== undefined,
    moveAccepted: moved === 'accepted',
    affected: Number(affected),
  };
}
