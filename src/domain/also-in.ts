import type { AlsoIn } from './change.ts';
import type { Identities } from './identity-links.ts';
import type { Reach } from './reach.ts';
import type { PlacedRelease } from './release-stub.ts';
import { numbersOf } from './run-sets.ts';

const LOOK_AHEAD = 400;

/** Where else a change was released: the first release, if possible a stable one, that brought each of its twins. */
export class AlsoInFinder {
  readonly identities: Identities;
  private readonly reach: Reach;
  private readonly releases: readonly PlacedRelease[];
  private readonly firsts = new Map<number, PlacedRelease | null>();

  /** @param releases by number in the release graph */
  constructor(identities: Identities, reach: Reach, releases: readonly PlacedRelease[]) {
    this.identities = identities;
    this.reach = reach;
    this.releases = releases;
  }

  /** @param commit number of the change's commit; `release` is where it is being told */
  find(commit: number, release: PlacedRelease, idOf: (commit: number) => string): AlsoIn[] {
    const found = new Map<string, AlsoIn>();
    for (const { commit: twin, evidence } of this.identities.get(commit) ?? []) {
      const first = this.firstWith(twin);
      if (!first || first.line === release.line || first.component !== release.component) continue;
      if (this.reach.containsCommit(first.number, commit) || found.has(first.id)) continue;
      found.set(first.id, { release: first.id, version: first.version.text, commit: idOf(twin), evidence });
    }
    return [...found.values()];
  }

  /** The first release that has a commit; a stable one where one follows soon. */
  firstWith(commit: number): PlacedRelease | null {
    const known = this.firsts.get(commit);
    if (known !== undefined) return known;
    let first: PlacedRelease | null = null;
    let looked = 0;
    for (const number of numbersOf(this.reach.releasesWith(commit))) {
      const release = this.releases[number];
      if (!release || looked++ > LOOK_AHEAD) break;
      first ??= release;
      if (release.kind === 'stable' && release.component === first.component) {
        first = release;
        break;
      }
    }
    this.firsts.set(commit, first);
    return first;
  }
}
