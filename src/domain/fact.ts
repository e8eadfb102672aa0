/** One value that a release's files state: `node` is `>=20` among its engines. */
export interface Fact {
  group: FactGroupId;
  /** What the ecosystem calls it: `node`, `react`, `./client`. Unique within its group. */
  name: string;
  /** Cleaned, one line, at most 300 characters. */
  value: string;
}

/** How a group is called and shown. */
export interface FactGroup {
  id: FactGroupId;
  /** As a heading. */
  title: string;
  /** Whether it concerns only those who work on the product, so that pages fold it. */
  folded: boolean;
}

export type FactGroupId =
  | 'engines'
  | 'peer'
  | 'dependencies'
  | 'optional'
  | 'exports'
  | 'commands'
  | 'images'
  | 'chart'
  | 'configuration'
  | 'artifacts'
  | 'sizes'
  | 'indirect'
  | 'build'
  | 'tools'
  | 'scripts'
  | 'dev';

/** Every group, in the order in which readers want to hear of changes. */
export const FACT_GROUPS: readonly FactGroup[] = [
  { id: 'engines', title: 'Engines', folded: false },
  { id: 'peer', title: 'Peer dependencies', folded: false },
  { id: 'dependencies', title: 'Dependencies', folded: false },
  { id: 'optional', title: 'Optional dependencies', folded: false },
  { id: 'exports', title: 'Entry points', folded: false },
  { id: 'commands', title: 'Commands', folded: false },
  { id: 'images', title: 'Base images', folded: false },
  { id: 'chart', title: 'Chart', folded: false },
  { id: 'configuration', title: 'Package settings', folded: false },
  { id: 'artifacts', title: 'Artifacts', folded: false },
  { id: 'sizes', title: 'Sizes', folded: false },
  { id: 'indirect', title: 'Indirect dependencies', folded: true },
  { id: 'build', title: 'Build dependencies', folded: true },
  { id: 'tools', title: 'Tools', folded: true },
  { id: 'scripts', title: 'Scripts', folded: true },
  { id: 'dev', title: 'Development dependencies', folded: true },
];
