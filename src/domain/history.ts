import type { Commit } from './commit.ts';
import type { CommitFacts } from './commit-facts.ts';
import type { CommitIndex } from './commit-index.ts';
import type { Reach } from './reach.ts';
import { withoutBranch, withoutReferences } from './subject-marks.ts';

/** Everything known of the commits, by commit number: what the rules about changes work on. */
export interface History {
  commits: readonly Commit[];
  index: CommitIndex;
  reach: Reach;
  facts: readonly CommitFacts[];
  lookUp: CommitLookUp;
}

/** Commits by shortened id, subject and pull request; lists run from newest to oldest. */
export class CommitLookUp {
  private readonly index: CommitIndex;
  private readonly commits: readonly Commit[];
  private readonly byPullRequest = new Map<number, number[]>();
  private readonly bySubject = new Map<string, number[]>();
  private byPrefix: Map<string, number[]> | null = null;

  constructor(commits: readonly Commit[], facts: readonly CommitFacts[], index: CommitIndex) {
    this.commits = commits;
    this.index = index;
    for (const [number, fact] of facts.entries()) {
      if (fact.pullRequest) push(this.byPullRequest, fact.pullRequest.number, number);
      push(this.bySubject, subjectKey(commits[number]?.subject ?? ''), number);
    }
  }

  /** The commit that an id or a unique beginning of one (at least 7 digits) names. */
  byId(id: string): number | null {
    const exact = this.index.numberOf.get(id);
    if (exact !== undefined) return exact;
    if (id.length < 7) return null;
    const matches = (this.prefixes().get(id.slice(0, 7)) ?? []).filter((at) => this.commits[at]?.id.startsWith(id));
    return matches.length === 1 ? (matches[0] ?? null) : null;
  }

  ofPullRequest(number: number): readonly number[] {
    return this.byPullRequest.get(number) ?? [];
  }

  withSubject(subject: string): readonly number[] {
    return this.bySubject.get(subjectKey(subject)) ?? [];
  }

  private prefixes(): Map<string, number[]> {
    if (this.byPrefix === null) {
      this.byPrefix = new Map();
      for (const [number, commit] of this.commits.entries()) push(this.byPrefix, commit.id.slice(0, 7), number);
    }
    return this.byPrefix;
  }
}

/** A subject as identities compare it: without trailing references, branch label and case. */
function subjectKey(subject: string): string {
  return withoutBranch(withoutReferences(subject.trim())).toLowerCase();
}

function push<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
