import type { Evidence } from './change.ts';
import { EVIDENCE } from './evidence.ts';
import type { Identities } from './identity-links.ts';
import type { ReleaseGraph } from './release-graph.ts';
import { isSubset } from './run-sets.ts';

/** What is known of commits beyond their own messages, all by commit number. */
export interface KnownKin {
  /** The same change on other lines. */
  identities: Identities;
  /** Number of a commit that takes others back to theirs. */
  reverts: ReadonlyMap<number, readonly number[]>;
}

/** Where else a change stands and what takes it back, by segments of the release graph. */
export interface Kin {
  same: TwinIn[];
  undone: UndoneIn[];
  /** Of a commit that takes others back: where those lie, and the first of them with its twins. */
  takes: { at: number[]; had: TwinIn[] } | null;
}

/** A commit that carries the same change. */
export interface TwinIn {
  commit: number;
  evidence: Evidence;
  segment: number;
  /** Which of the change's commits it stands for, by their index; null: all. */
  of: number[] | null;
  undone: UndoneIn[];
}

/** A commit that takes another back. */
export interface UndoneIn {
  segment: number;
  undone: UndoneIn[];
}

/** Nobody takes a change back and forth more often. */
const DEPTH = 8;

/** Finds the kin of changes: only what can tell two releases apart, since a twin that is nowhere else says nothing. */
export class KinFinder {
  private readonly graph: ReleaseGraph;
  private readonly known: KnownKin;
  private readonly segmentOf: Int32Array;
  private readonly undoneBy = new Map<number, number[]>();

  /** @param commits number of all commits */
  constructor(graph: ReleaseGraph, known: KnownKin, commits: number) {
    this.graph = graph;
    this.known = known;
    this.segmentOf = new Int32Array(commits).fill(-1);
    for (const [segment, { commits: own }] of graph.segments.entries()) {
      for (const commit of own) this.segmentOf[commit] = segment;
    }
    for (const [revert, targets] of known.reverts) {
      for (const target of targets) this.undoneBy.set(target, [...(this.undoneBy.get(target) ?? []), revert]);
    }
  }

  /** @param commits those that a change is made of, all of one segment */
  of(commits: readonly number[]): Kin {
    const [first] = commits;
    const takes = first === undefined || commits.length > 1 ? null : this.takenBy(first);
    return { same: this.twinsOf(commits), undone: this.undoneTogether(commits), takes };
  }

  private twinsOf(commits: readonly number[]): TwinIn[] {
    const own = this.runsOf(commits[0] ?? -1);
    const found = new Map<number, { evidence: Evidence; of: number[] }>();
    for (const [index, commit] of commits.entries()) {
      for (const { commit: twin, evidence } of this.known.identities.get(commit) ?? []) {
        if (commits.includes(twin) || isSubset(this.runsOf(twin), own)) continue;
        const before = found.get(twin);
        found.set(twin, { evidence: before?.evidence ?? evidence, of: [...(before?.of ?? []), index] });
      }
    }
    const twins = [...found].flatMap(([commit, { evidence, of }]) =>
      this.twin(commit, evidence, of.length === commits.length ? null : of),
    );
    return strongestOfEach(twins);
  }

  /** None for a twin that is taken back wherever it is. */
  private twin(commit: number, evidence: Evidence, of: number[] | null = null): TwinIn[] {
    const segment = this.segmentOf[commit] ?? -1;
    const undoing = this.undoneBy.get(commit) ?? [];
    if (undoing.some((revert) => this.segmentOf[revert] === segment && !this.undoneBy.has(revert))) return [];
    return [{ commit, evidence, segment, of, undone: this.undoings(commit, 0) }];
  }

  /** What takes back every one of the commits. */
  private undoneTogether([first, ...others]: readonly number[]): UndoneIn[] {
    const all = this.undoneBy.get(first ?? -1) ?? [];
    const shared = all.filter((revert) => others.every((commit) => this.undoneBy.get(commit)?.includes(revert)));
    return this.places(shared, 0);
  }

  private undoings(commit: number, depth: number): UndoneIn[] {
    return this.places(this.undoneBy.get(commit) ?? [], depth);
  }

  private places(reverts: readonly number[], depth: number): UndoneIn[] {
    if (depth > DEPTH) return [];
    const released = reverts.filter((revert) => this.runsOf(revert).length > 0);
    return released.map((revert) => ({
      segment: this.segmentOf[revert] ?? -1,
      undone: this.undoings(revert, depth + 1),
    }));
  }

  private takenBy(revert: number): Kin['takes'] {
    const targets = (this.known.reverts.get(revert) ?? []).filter((target) => this.runsOf(target).length > 0);
    const [first] = targets;
    if (first === undefined) return null;
    const twins = (this.known.identities.get(first) ?? []).filter(({ commit }) => this.runsOf(commit).length > 0);
    return {
      at: [...new Set(targets.map((target) => this.segmentOf[target] ?? -1))],
      had: [
        ...this.twin(first, 'notes'),
        ...strongestOfEach(twins.flatMap(({ commit, evidence }) => this.twin(commit, evidence))),
      ],
    };
  }

  private runsOf(commit: number): readonly number[] {
    return this.graph.segments[this.segmentOf[commit] ?? -1]?.runs ?? [];
  }
}

/** Twins that the same releases have, and that the same takes back, are one for those who ask what a release has. */
function strongestOfEach(twins: readonly TwinIn[]): TwinIn[] {
  const best = new Map<string, TwinIn>();
  for (const twin of twins) {
    const key = JSON.stringify([twin.segment, twin.of, twin.undone]);
    const known = best.get(key);
    if (!known || EVIDENCE.indexOf(twin.evidence) < EVIDENCE.indexOf(known.evidence)) best.set(key, twin);
  }
  return [...best.values()];
}
