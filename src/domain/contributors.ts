import type { ChangeMaker } from './change-maker.ts';
import { isBot } from './commit-facts.ts';
import type { History } from './history.ts';
import { mergeNames } from './people.ts';
import type { Contributor } from './release.ts';

/** Who wrote what, and since when: the first commit of a person in the whole history is remembered. */
export class Contributors {
  private readonly maker: ChangeMaker;
  /** Lower-cased name to the number of the oldest commit. */
  private readonly firstCommit = new Map<string, number>();

  constructor(history: History, maker: ChangeMaker) {
    this.maker = maker;
    for (const number of history.commits.keys()) {
      for (const name of maker.authors(number)) this.firstCommit.set(name.toLowerCase(), number);
    }
  }

  /** The people of these commits, people before automated accounts, by number of commits. */
  of(commits: readonly number[]): Contributor[] {
    const counts = new Map<string, number>();
    const shown = new Set(commits);
    const all = commits.flatMap((commit) => this.maker.authors(commit));
    for (const name of all) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
    const people = mergeNames(all).map((name) => ({
      name,
      first: shown.has(this.firstCommit.get(name.toLowerCase()) ?? -1),
      bot: isBot(name),
    }));
    const weight = (name: string) => counts.get(name.toLowerCase()) ?? 0;
    return people.sort(
      (a, b) => Number(a.bot) - Number(b.bot) || weight(b.name) - weight(a.name) || (a.name < b.name ? -1 : 1),
    );
  }
}
