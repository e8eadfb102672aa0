import type { Evidence } from './change.ts';
import { EVIDENCE, weaker } from './evidence.ts';

/** A commit that carries the same change as another, and why we say so. */
export interface Twin {
  commit: number;
  evidence: Evidence;
}

/** Same changes (rule 12 of history), by commit number. */
export type Identities = ReadonlyMap<number, readonly Twin[]>;

/** Of one change nobody counts more commits. */
const FOLLOWED = 24;

/** Pairs of commits that are one change, each with the strongest evidence for it. */
export class IdentityLinks {
  private readonly links = new Map<number, Map<number, Evidence>>();

  /** Leads from each commit to one that stands for all that are linked with it. */
  private readonly leads = new Map<number, number>();

  add(a: number, b: number, evidence: Evidence): void {
    if (a === b) return;
    this.leads.set(this.leader(a), this.leader(b));
    this.addOneWay(a, b, evidence);
    this.addOneWay(b, a, evidence);
  }

  /** Whether the two are linked, over others too. */
  connected(a: number, b: number): boolean {
    return this.leader(a) === this.leader(b);
  }

  /** A pick of a pick is the same change too; its evidence is that of the weakest step. */
  followed(): Identities {
    const identities = new Map<number, Twin[]>();
    for (const start of this.links.keys()) {
      const found = this.reachedFrom(start);
      found.delete(start);
      const twins = [...found].map(([commit, evidence]) => ({ commit, evidence }));
      identities.set(
        start,
        twins.sort((a, b) => a.commit - b.commit),
      );
    }
    return identities;
  }

  /** Strong steps are taken before weak ones, so that each commit is reached by the best evidence there is. */
  private reachedFrom(start: number): Map<number, Evidence> {
    const found = new Map<number, Evidence>([[start, 'notes']]);
    for (const [at, limit] of EVIDENCE.entries()) {
      const open = [...found.keys()];
      for (let next = open.shift(); next !== undefined && found.size <= FOLLOWED; next = open.shift()) {
        for (const [other, evidence] of this.links.get(next) ?? []) {
          if (found.has(other) || EVIDENCE.indexOf(evidence) > at) continue;
          found.set(other, limit);
          open.push(other);
        }
      }
    }
    return found;
  }

  private leader(commit: number): number {
    let at = commit;
    for (let next = this.leads.get(at); next !== undefined && next !== at; next = this.leads.get(at)) at = next;
    if (at !== commit) this.leads.set(commit, at);
    return at;
  }

  private addOneWay(from: number, to: number, evidence: Evidence): void {
    const known = this.links.get(from) ?? new Map<number, Evidence>();
    this.links.set(from, known);
    const before = known.get(to);
    if (before === undefined || weaker(before, evidence) === before) known.set(to, evidence);
  }
}
