/** A portal that the suite builds before the end-to-end tests open it. */
export interface PortalUnderTest {
  name: string;
  /** Where it is built, from the project's folder. */
  folder: string;
  /** Path under which it is served. */
  base: string;
  /** Arguments of `tagline build` beside `--out`. */
  args: readonly string[];
}

const SUB_PATH = '/docs/lantern/';

/** The sample at the root of a host, and the same under a path. */
export const PORTALS = [
  { name: 'sample', folder: '.cache/tests/portals/sample', base: '/', args: [] },
  { name: 'based', folder: '.cache/tests/portals/based', base: SUB_PATH, args: ['--base', SUB_PATH] },
] as const satisfies readonly PortalUnderTest[];

export type PortalName = (typeof PORTALS)[number]['name'];
