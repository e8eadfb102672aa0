import type { Section } from './change.ts';
import type { ChangeSettings } from './settings.ts';

/**
 * Which section a conventional type stands in and which types are left out: the table of the conventionalcommits preset
 * (conventional-changelog-conventionalcommits), with the titles of the portal, refined by the settings.
 */
export class Sections {
  private readonly settings: ChangeSettings;
  private readonly hidden: ReadonlySet<string>;
  private readonly order: string[];

  constructor(settings: ChangeSettings) {
    this.settings = settings;
    this.hidden = new Set(settings.hide ?? HIDDEN_TYPES);
    const named = settings.sections.map(keyOfTitle);
    this.order = [...new Set([...named, ...BUILT_IN.map(({ key }) => key)])];
  }

  /** Whether a type is left out of notes; a breaking change of such a type is shown all the same. */
  hides(type: string | null): boolean {
    return type !== null && this.hidden.has(type);
  }

  /** Section key of a type; `changes` for what has none. */
  keyOf(type: string | null): string {
    if (type === null) return 'changes';
    const title = Object.hasOwn(this.settings.types, type) ? this.settings.types[type] : undefined;
    return title === undefined ? (SECTION_OF_TYPE.get(type) ?? 'changes') : keyOfTitle(title);
  }

  /** Whether a word before a colon is a type at all, or just a label such as `core:`. */
  knows(type: string): boolean {
    return (
      SECTION_OF_TYPE.has(type) ||
      HIDDEN_TYPES.includes(type) ||
      Object.hasOwn(this.settings.types, type) ||
      this.hidden.has(type)
    );
  }

  /** The sections that these keys name, in reading order. */
  list(keys: ReadonlySet<string>): Section[] {
    const known = this.order.filter((key) => keys.has(key));
    const others = [...keys].filter((key) => !this.order.includes(key)).sort();
    return [...known, ...others].map((key) => ({ key, title: this.titleOf(key), folded: false }));
  }

  private titleOf(key: string): string {
    const own = [...this.settings.sections, ...Object.values(this.settings.types)].find(
      (title) => keyOfTitle(title) === key,
    );
    return own ?? BUILT_IN.find((section) => section.key === key)?.title ?? key;
  }
}

const BUILT_IN = [
  { key: 'security', title: 'Security' },
  { key: 'features', title: 'Features' },
  { key: 'fixes', title: 'Fixes' },
  { key: 'performance', title: 'Performance' },
  { key: 'deprecations', title: 'Deprecations' },
  { key: 'changes', title: 'Changes' },
  { key: 'reverts', title: 'Reverted' },
];

const SECTION_OF_TYPE = new Map(
  Object.entries({
    feat: 'features',
    feature: 'features',
    fix: 'fixes',
    bugfix: 'fixes',
    hotfix: 'fixes',
    perf: 'performance',
    security: 'security',
    deprecate: 'deprecations',
    deprecation: 'deprecations',
    revert: 'reverts',
  }),
);

const HIDDEN_TYPES = ['docs', 'style', 'chore', 'refactor', 'test', 'tests', 'build', 'ci', 'wip', 'release', 'doc'];

function keyOfTitle(title: string): string {
  const builtIn = BUILT_IN.find((section) => section.title.toLowerCase() === title.toLowerCase());
  return (
    builtIn?.key ??
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  );
}
