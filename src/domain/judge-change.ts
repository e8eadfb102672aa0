import type { BrowserChange, BrowserTwin, GraphFile, Place, Undoing } from './browser-files.ts';
import type { FoundTwin, Lack } from './bucket.ts';
import { contains, segmentAt } from './compare-graph.ts';
import { EVIDENCE } from './evidence.ts';

/** Two releases by number: one whose changes are told, and one that lacks their commits. */
export interface Sides {
  graph: GraphFile;
  has: number;
  lacks: number;
  /** Whether the changes told are those of the start, which the target may lack. */
  ofStart: boolean;
}

/** What becomes of a change that one release has by commit and the other does not. */
export type Verdict =
  /** The other release has it in no form. */
  | { kind: 'news'; lack: LackAt }
  /** The other release has it by another commit. */
  | { kind: 'found'; twin: TwinAt }
  /** It and what takes it back are both on this side, or both sides come to the same. */
  | { kind: 'cancelled' };

/** A twin with the segment that holds it. */
export type TwinAt = Pick<FoundTwin, 'commit' | 'evidence'> & { segment: number };

/** Why it is lacking, with the segment of what took it back. */
export type LackAt = Exclude<Lack, { reason: 'taken-back' }> | { reason: 'taken-back'; segment: number };

/** How the id of a change begins that commits made. */
const COMMIT = /^[0-9a-f]{12}(?:\.|$)/;
const CANCELLED: Verdict = { kind: 'cancelled' };

/**
 * Whether the other release has a change in effect: by any commit that carries it and was not taken back there. What
 * was taken back on its own side is no news, and neither is what took it back.
 */
export function judgeChange(change: BrowserChange, sides: Sides): Verdict {
  if (undoneIn(change.undone, sides.has, sides) !== null) return CANCELLED;
  const found = findTwin(change, sides);
  if (change.takes) return judgeRevert(change.takes, found, sides);
  return found ? { kind: 'found', twin: found } : { kind: 'news', lack: lackOf(change, sides) };
}

/**
 * A revert is news where the other release has in effect what this one has not. That the start took back a copy of its
 * own is no loss: the target's own is news.
 */
function judgeRevert(takes: NonNullable<BrowserChange['takes']>, found: TwinAt | null, sides: Sides): Verdict {
  const { lacks, has, ofStart } = sides;
  const effective = (release: number) => takes.had.some((member) => isHad(member, release, sides));
  const ownCopy = takes.at.every((place) => !inRelease(place, lacks, sides));
  if (effective(lacks) && !effective(has)) {
    if (ownCopy && ofStart) return CANCELLED;
    return found ? { kind: 'found', twin: found } : { kind: 'news', lack: { reason: 'not-found' } };
  }
  if (effective(has) || ownCopy) return CANCELLED;
  const twin = found ?? otherUndoing(takes.had, sides);
  return twin ? { kind: 'found', twin } : CANCELLED;
}

/** The strongest evidence that the other release has all of a change, or null. */
function findTwin({ same = [], commits }: BrowserChange, sides: Sides): TwinAt | null {
  const had = same.filter((twin) => isHad(twin, sides.lacks, sides)).sort(byStrength);
  const covered = new Set<number>();
  for (const twin of had) {
    const of = twin[4]?.of;
    for (const at of of ?? []) covered.add(at);
    if (of && covered.size < (commits?.length ?? 1)) continue;
    const [commit, , shard, slot] = of ? (had[0] ?? twin) : twin;
    return { commit, evidence: twin[1], segment: segmentAt(sides.graph, shard, slot) };
  }
  return null;
}

function lackOf({ id, same = [], commits }: BrowserChange, sides: Sides): LackAt {
  if (!COMMIT.test(id)) return { reason: 'by-hand' };
  const known = same.filter((twin) => twin[1] !== 'subject');
  const had = known.filter((twin) => isHad(twin, sides.lacks, sides));
  if (had.length > 0) {
    return { reason: 'in-part', had: new Set(had.flatMap((twin) => twin[4]?.of ?? [])).size, of: commits?.length ?? 1 };
  }
  for (const [, , shard, slot, more] of known) {
    if (!inRelease([shard, slot], sides.lacks, sides)) continue;
    const segment = undoneIn(more?.undone, sides.lacks, sides);
    if (segment !== null) return { reason: 'taken-back', segment };
  }
  return { reason: 'not-found' };
}

/** Both sides took back the same: where the other one did. */
function otherUndoing(members: readonly BrowserTwin[], sides: Sides): TwinAt | null {
  for (const [commit, , shard, slot, more] of members) {
    if (!inRelease([shard, slot], sides.lacks, sides)) continue;
    const segment = undoneIn(more?.undone, sides.lacks, sides);
    if (segment !== null) return { commit, evidence: 'backport', segment };
  }
  return null;
}

function isHad([, , shard, slot, more]: BrowserTwin, release: number, sides: Sides): boolean {
  return inRelease([shard, slot], release, sides) && undoneIn(more?.undone, release, sides) === null;
}

/** Segment of what takes something back in this release and was not taken back itself, or null. */
function undoneIn(undone: readonly Undoing[] | undefined, release: number, sides: Sides): number | null {
  for (const [shard, slot, again] of undone ?? []) {
    if (inRelease([shard, slot], release, sides) && undoneIn(again, release, sides) === null) {
      return segmentAt(sides.graph, shard, slot);
    }
  }
  return null;
}

function inRelease([shard, slot]: Place, release: number, { graph }: Sides): boolean {
  return contains(graph, segmentAt(graph, shard, slot), release);
}

function byStrength(a: BrowserTwin, b: BrowserTwin): number {
  return EVIDENCE.indexOf(a[1]) - EVIDENCE.indexOf(b[1]);
}
