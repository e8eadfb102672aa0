import type { BrowserChange, BrowserTwin, Place, Undoing } from './browser-files.ts';
import type { Commit } from './commit.ts';
import type { Kin, TwinIn, UndoneIn } from './kinship.ts';

/** How commits and segments are named in the files of browsers. */
export interface Addressing {
  commits: readonly Commit[];
  placeOf: (segment: number) => Place;
}

/** Writes what is known of a change's kin into it, with places for segments. */
export function addKin(change: BrowserChange, { same, undone, takes }: Kin, addressing: Addressing): void {
  if (same.length > 0) change.same = same.map((twin) => browserTwin(twin, addressing));
  if (undone.length > 0) change.undone = undone.map((each) => undoing(each, addressing));
  if (takes) {
    change.takes = {
      at: takes.at.map(addressing.placeOf),
      had: takes.had.map((twin) => browserTwin(twin, addressing)),
    };
  }
}

/** Segments without a change of their own that others point to: they need a place as well. */
export function segmentsBehind(kin: readonly (readonly Kin[])[]): Set<number> {
  const found = new Set<number>();
  const addUndone = (undone: readonly UndoneIn[]): void => {
    for (const { segment, undone: again } of undone) {
      found.add(segment);
      addUndone(again);
    }
  };
  const addTwins = (twins: readonly TwinIn[]): void => {
    for (const { segment, undone } of twins) {
      found.add(segment);
      addUndone(undone);
    }
  };
  for (const { same, undone, takes } of kin.flat()) {
    addTwins([...same, ...(takes?.had ?? [])]);
    addUndone(undone);
    for (const segment of takes?.at ?? []) found.add(segment);
  }
  return found;
}

function browserTwin({ commit, evidence, segment, of, undone }: TwinIn, addressing: Addressing): BrowserTwin {
  const [shard, slot] = addressing.placeOf(segment);
  const id = addressing.commits[commit]?.id.slice(0, 12) ?? '';
  if (of === null && undone.length === 0) return [id, evidence, shard, slot];
  const takenBack = undone.length > 0 && { undone: undone.map((each) => undoing(each, addressing)) };
  return [id, evidence, shard, slot, { ...(of && { of }), ...takenBack }];
}

function undoing({ segment, undone }: UndoneIn, addressing: Addressing): Undoing {
  const [shard, slot] = addressing.placeOf(segment);
  return undone.length > 0 ? [shard, slot, undone.map((each) => undoing(each, addressing))] : [shard, slot];
}
