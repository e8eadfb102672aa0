/** Releases of one component that share a maintenance branch. */
export interface Line {
  /** `2.x` or `2.4.x`. */
  id: string;
  component: string;
  /** Id in addresses: the line's id for the root product, else `<component>-<id>`. */
  slug: string;
  lts: boolean;
  codename: string | null;
  /** Days as `YYYY-MM-DD`, or null where nothing is known: first release, end of fixes, end of security fixes. */
  released: string | null;
  support: string | null;
  security: string | null;
  /** Ids of its releases, highest version first, prereleases among them. */
  releases: string[];
  /** Id of its highest stable release that is not yanked, or null. */
  latest: string | null;
  /** Id of the release of another line from which its first release grew, or null. */
  branchedFrom: string | null;
  /** Place among the tracks in order of age, 0 the oldest: decides the colour. */
  track: number;
}
