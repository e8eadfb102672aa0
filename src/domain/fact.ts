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
  /** In a sentence: `1 peer dependency`, `3 peer dependencies`. */
  one: string;
  many: string;
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
  { id: 'engines', title: 'Engines', one: 'engine', many: 'engines', folded: false },
  { id: 'peer', title: 'Peer dependencies', one: 'peer dependency', many: 'peer dependencies', folded: false },
  { id: 'dependencies', title: 'Dependencies', one: 'dependency', many: 'dependencies', folded: false },
  {
    id: 'optional',
    title: 'Optional dependencies',
    one: 'optional dependency',
    many: 'optional dependencies',
    folded: false,
  },
  { id: 'exports', title: 'Entry points', one: 'entry point', many: 'entry points', folded: false },
  { id: 'commands', title: 'Commands', one: 'command', many: 'commands', folded: false },
  { id: 'images', title: 'Base images', one: 'base image', many: 'base images', folded: false },
  { id: 'chart', title: 'Chart', one: 'value of the chart', many: 'values of the chart', folded: false },
  { id: 'configuration', title: 'Package settings', one: 'package setting', many: 'package settings', folded: false },
  { id: 'artifacts', title: 'Artifacts', one: 'artifact', many: 'artifacts', folded: false },
  { id: 'sizes', title: 'Sizes', one: 'size', many: 'sizes', folded: false },
  {
    id: 'indirect',
    title: 'Indirect dependencies',
    one: 'indirect dependency',
    many: 'indirect dependencies',
    folded: true,
  },
  { id: 'build', title: 'Build dependencies', one: 'build dependency', many: 'build dependencies', folded: true },
  { id: 'tools', title: 'Tools', one: 'tool', many: 'tools', folded: true },
  { id: 'scripts', title: 'Scripts', one: 'script', many: 'scripts', folded: true },
  {
    id: 'dev',
    title: 'Development dependencies',
    one: 'development dependency',
    many: 'development dependencies',
    folded: true,
  },
];
