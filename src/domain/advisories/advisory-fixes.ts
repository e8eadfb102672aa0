import type { CommitIndex } from '../commit-index.ts';
import type { Identities } from '../identity-links.ts';
import type { Reach } from '../reach.ts';
import type { CommitRange } from './advisory-file.ts';

/** The history as far as fixes are looked for in it. */
export interface FixHistory {
  reach: Reach;
  index: CommitIndex;
  identities: Identities;
  /** Number of a commit that takes others back to theirs. */
  reverts: ReadonlyMap<number, readonly number[]>;
}

/** Says of any release whether a commit is at work in it: by itself or carried over from another line, and not taken back. */
export class CommitsAtWork {
  private readonly history: FixHistory;
  private readonly takenBackBy = new Map<number, number[]>();
  private readonly before = new Map<number, Uint8Array>();

  constructor(history: FixHistory) {
    this.history = history;
    for (const [revert, targets] of history.reverts) {
      for (const target of targets) this.takenBackBy.set(target, [...(this.takenBackBy.get(target) ?? []), revert]);
    }
  }

  /** Number of a commit, or null where the history does not have it. */
  numberOf(id: string): number | null {
    return this.history.index.numberOf.get(id) ?? null;
  }

  /** Whether every one of these changes is at work in the release; none is not enough. */
  hasAll(release: number, commits: readonly number[]): boolean {
    return commits.length > 0 && commits.every((commit) => this.has(release, commit));
  }

  /** Whether the change of a commit is at work in the release. */
  has(release: number, commit: number): boolean {
    // A title that is the same proves nothing: of twins only those count that somebody or git vouches for.
    const twins = (this.history.identities.get(commit) ?? []).filter(({ evidence }) => evidence !== 'subject');
    return [commit, ...twins.map((twin) => twin.commit)].some((each) => this.isEffective(release, each));
  }

  /** Whether the release is affected by ancestry: the rule of GIT ranges of OSV, with twins and reverts counted. */
  isInRange(release: number, commit: number, range: CommitRange): boolean {
    const known = (ids: readonly string[]) => ids.flatMap((id) => this.numberOf(id) ?? []);
    // What began with a commit that nobody has here may have begun anywhere.
    const begins = range.introduced.some((id) => {
      const number = id === null ? null : this.numberOf(id);
      return number === null || this.has(release, number);
    });
    if (!begins || known(range.fixed).some((fix) => this.has(release, fix))) return false;
    const last = known(range.lastAffected);
    return last.length === 0 || last.some((end) => this.ancestorsOf(end)[commit] === 1);
  }

  private isEffective(release: number, commit: number): boolean {
    if (!this.history.reach.containsCommit(release, commit)) return false;
    return !(this.takenBackBy.get(commit) ?? []).some((revert) => this.isEffective(release, revert));
  }

  private ancestorsOf(commit: number): Uint8Array {
    const known = this.before.get(commit);
    if (known) return known;
    const { parents } = this.history.index;
    const found = new Uint8Array(parents.length);
    const open = [commit];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found[next] === 1) continue;
      found[next] = 1;
      open.push(...(parents[next] ?? []));
    }
    this.before.set(commit, found);
    return found;
  }
}
