import type { ComparedChange } from './bucket.ts';
import type { FactDifference } from './compare-facts.ts';
import { evidenceWords, lackSentence } from './compared/evidence.ts';
import { figuresOf } from './compared/figures.ts';
import { allOf } from './compared/lists.ts';
import { warningText } from './compared/warnings.ts';
import type { Comparison } from './comparison.ts';
import { type ComparisonRecord, type FileRecord, nameOf } from './comparison-record.ts';
import { verdict } from './comparison-words.ts';
import { FACT_GROUPS } from './fact.ts';
import { formatCount, formatMany } from './format.ts';
import { type PathStep, upgradePath } from './upgrade-path.ts';

/** One part of a comparison, whatever it is written as. */
export type OutlineBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'list'; items: OutlineItem[] };

/** One line of a list; all of it is text of others. */
export interface OutlineItem {
  /** Version that brings it, or `''`. */
  version: string;
  scope: string;
  text: string;
  references: readonly (readonly [string, string?])[];
  /** What stands under it, a paragraph each. */
  details: string[];
  /** Whether the reader marked it as done; absent where there is nothing to do. */
  done?: boolean;
}

/** A comparison in the order in which people want to read it, for text and Markdown alike. */
export function outlineComparison(record: ComparisonRecord): OutlineBlock[] {
  const { comparison, facts, files, done, warnings = [] } = record;
  const words = verdict(comparison);
  return [
    ...(words === null ? [] : [paragraph(words)]),
    ...warnings.map((warning) => paragraph(warningText(warning))),
    ...(comparison.direction === 'same' ? [] : notesOf(comparison, done)),
    ...factsOf(facts),
    ...filesOf(files),
  ];
}

/** The pair as a title. */
export function titleOf({ from, to }: Comparison): string {
  return `${nameOf(from)} to ${nameOf(to)}`;
}

function notesOf(comparison: Comparison, done: ComparisonRecord['done']): OutlineBlock[] {
  const figures = figuresOf(comparison).map(({ count, words }) => `${formatCount(count)} ${words}`);
  const commits = `${formatMany(comparison.fresh.commits, 'commit')} only in ${comparison.to.version}, ${formatCount(comparison.lost.commits)} only in ${comparison.from.version}`;
  return [
    { kind: 'list', items: [...figures, commits].map((text) => plain(text)) },
    ...(comparison.down ? downgradeOf(comparison, comparison.down) : upgradeOf(comparison, done)),
  ];
}

function upgradeOf({ from, to, buckets, steps }: Comparison, done: ComparisonRecord['done']): OutlineBlock[] {
  const { fresh, already, missing } = buckets;
  return [
    ...listed(
      'Before you upgrade',
      upgradePath(fresh.breaking, steps).map((step) => ({
        ...stepItem(step),
        ...(done && { done: done.has(step.key) }),
      })),
    ),
    ...bySection('New', { ...fresh, breaking: [] }),
    ...listed(`In ${from.version}, not found in ${to.version}`, remarked(allOf(missing), to.version)),
    ...listed(`Already in ${from.version}`, remarked(allOf(already), from.version)),
  ];
}

function downgradeOf({ to, buckets }: Comparison, down: NonNullable<Comparison['down']>): OutlineBlock[] {
  const { rollback } = down;
  const notes = rollback?.notes.filter(({ text }) => text !== '') ?? [];
  return [
    paragraph(rollback ? BACK[rollback.level] : 'No notes say whether one can go back.'),
    ...(notes.length === 0
      ? []
      : [list(notes.map(({ release, text }) => ({ ...plain(text), version: release.version })))]),
    ...bySection('Goes away', down.goesAway),
    ...bySection('Comes back', down.comesBack),
    ...bySection(`Only in ${to.version}`, buckets.fresh),
    ...listed(`Stays, as ${to.version} has it too`, remarked(allOf(buckets.carried), to.version)),
  ];
}

const BACK = {
  safe: 'Going back is safe, say the notes.',
  'with-care': 'Going back takes care.',
  impossible: 'There is no way back.',
};

function bySection(title: string, bucket: Comparison['buckets']['fresh']): OutlineBlock[] {
  const all = allOf(bucket);
  if (all.length === 0) return [];
  const breaking = bucket.breaking.length > 0 ? [{ title: 'Breaking', changes: bucket.breaking }] : [];
  const sections = bucket.sections.map(({ section, changes }) => ({ title: section.title, changes }));
  return [
    heading(2, `${title} (${formatCount(all.length)})`),
    ...[...breaking, ...sections].flatMap((section) => [
      heading(3, `${section.title} (${formatCount(section.changes.length)})`),
      list(section.changes.map((each) => changeItem(each))),
    ]),
  ];
}

function listed(title: string, items: OutlineItem[]): OutlineBlock[] {
  return items.length === 0 ? [] : [heading(2, `${title} (${formatCount(items.length)})`), list(items)];
}

/** With where each is found on the other side, or why it is not. */
function remarked(changes: readonly ComparedChange[], target: string): OutlineItem[] {
  return changes.map((each) => ({ ...changeItem(each), details: [remarkOf(each, target)] }));
}

function remarkOf({ change, found, lack }: ComparedChange, target: string): string {
  if (lack) return lackSentence(lack, target);
  if (!found) return '';
  const reference = change.references?.find(([text]) => text.includes('#'))?.[0];
  const where = found.release ? `In ${found.release.version} as` : 'As';
  return `${where} ${found.commit}: ${evidenceWords(found, reference)}.`;
}

function changeItem({ change, release }: ComparedChange): OutlineItem {
  const { scope = '', subject, references = [], breakingText } = change;
  const details = change.breaking && breakingText && breakingText !== subject ? [breakingText] : [];
  return { version: release?.version ?? '', scope, text: subject, references, details };
}

function stepItem({ release, change, texts, replaces }: PathStep): OutlineItem {
  const [first = '', ...rest] = change ? [change.subject, ...texts] : texts;
  const earlier = replaces.map(
    (step) => `Takes the place of a step of ${step.release?.version ?? 'an earlier release'}.`,
  );
  const { scope = '', references = [] } = change ?? {};
  return { version: release?.version ?? '', scope, text: first, references, details: [...rest, ...earlier] };
}

function factsOf(facts: readonly FactDifference[]): OutlineBlock[] {
  if (facts.length === 0) return [];
  const groups = FACT_GROUPS.flatMap(({ id, title }) => {
    const own = facts.filter(({ group }) => group === id);
    return own.length === 0 ? [] : [heading(3, title), list(own.map((fact) => plain(factText(fact))))];
  });
  return [heading(2, `Facts (${formatCount(facts.length)})`), ...groups];
}

function factText({ name, before, after }: FactDifference): string {
  if (before === null) return `${name}: ${after} (added)`;
  return after === null ? `${name}: ${before} (removed)` : `${name}: ${before} to ${after}`;
}

function filesOf(files: readonly FileRecord[] | null): OutlineBlock[] {
  if (files === null || files.length === 0) return [];
  const counts = STATUSES.flatMap((status) => {
    const count = files.filter((file) => file.status === status).length;
    return count === 0 ? [] : [`${formatCount(count)} ${status.replace('-', ' ')}`];
  });
  return [heading(2, `Files (${formatCount(files.length)})`), paragraph(`${counts.join(', ')}.`)];
}

const STATUSES: readonly FileRecord['status'][] = ['added', 'deleted', 'modified', 'renamed', 'type-changed'];

function plain(text: string): OutlineItem {
  return { version: '', scope: '', text, references: [], details: [] };
}

function paragraph(text: string): OutlineBlock {
  return { kind: 'paragraph', text };
}

function heading(level: 2 | 3, text: string): OutlineBlock {
  return { kind: 'heading', level, text };
}

function list(items: OutlineItem[]): OutlineBlock {
  return { kind: 'list', items };
}
