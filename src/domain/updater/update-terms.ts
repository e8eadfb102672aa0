/** What updaters are told of a release beyond its files; every key may be missing. */
export interface UpdateTerms {
  /** Percent of installations that are offered it, 0 to 100. */
  rollout?: number | undefined;
  /** Seconds between the groups of installations that Sparkle offers it to, one group after the other. */
  phasedRolloutInterval?: number | undefined;
  /** Whether updaters may not put it off. */
  critical?: boolean | undefined;
  /** What macOS compares, `CFBundleVersion`, where it differs from the version. */
  build?: string | undefined;
  /** Oldest macOS that it runs on: `12.0`. */
  minimumMacos?: string | undefined;
}

/** What holds for one release: what its manifest says, else its channel. */
export function mergeTerms(channel: UpdateTerms | undefined, release: UpdateTerms | undefined): UpdateTerms {
  return { ...channel, ...release };
}
