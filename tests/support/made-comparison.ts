import type { BrowserChange, ReleaseEntry } from '#domain/browser-files.ts';
import type { Bucket, ComparedChange } from '#domain/bucket.ts';
import type { ComparedSide, Comparison } from '#domain/comparison.ts';
import type { PageNode } from '#domain/page-part.ts';

/** A release of the product `lantern`, by its version. */
export function entry(version: string, tag = `v${version}`): ReleaseEntry {
  const line = `${version.split('.')[0]}.x`;
  const stable = { channel: 'stable', kind: 'stable', level: 'minor', prerelease: false } as const;
  const rest = { ...stable, yanked: false, moved: false, moveAccepted: false, affected: 0 };
  return { id: version, component: 'lantern', version, date: '2026-05-01', line, tag, commit: 'a'.repeat(12), ...rest };
}

/** A change that a release brings. */
export function compared(
  version: string,
  change: Partial<BrowserChange>,
  over: Partial<ComparedChange> = {},
): ComparedChange {
  const made = { id: 'c'.repeat(12), subject: 'A change', section: 'features', ...change };
  return { change: made, release: entry(version), found: null, lack: null, ...over };
}

/** Changes as a bucket: breaking ones apart, the others under one heading. */
export function bucket(...changes: ComparedChange[]): Bucket {
  const others = changes.filter(({ change }) => !change.breaking);
  const section = { key: 'features', title: 'Features', folded: false };
  return {
    changes: changes.length,
    breaking: changes.filter(({ change }) => change.breaking),
    sections: others.length > 0 ? [{ section, changes: others }] : [],
    security: changes.filter(({ change }) => change.security).length,
    unverified: changes.filter(({ found }) => found?.unverified).length,
  };
}

/** From 2.8.2 to 3.1.0 unless told otherwise; what is not told is empty. */
export function madeComparison(over: Partial<Comparison> = {}): Comparison {
  const side = (commits: number): ComparedSide => ({ ...bucket(), commits, cancelled: 0 });
  return {
    from: entry('2.8.2'),
    to: entry('3.1.0'),
    direction: 'upgrade',
    fresh: side(114),
    lost: side(12),
    buckets: { fresh: bucket(), already: bucket(), missing: bucket(), carried: bucket() },
    steps: [],
    down: null,
    way: { crossed: [entry('3.0.0'), entry('3.1.0')], majors: 1, yanked: [] },
    ...over,
  };
}

/** What a reader would read in these parts, one line for each block. */
export function textOf(nodes: readonly PageNode[]): string {
  const read = (node: PageNode): string => {
    if (typeof node === 'string') return node;
    const inner = node.children.map(read).join('');
    return ['a', 'b', 'code', 'del', 'ins', 'span', 'time'].includes(node.tag) ? inner : `${inner.trim()}\n`;
  };
  return nodes.map(read).join('').replace(/\n+/g, '\n').trim();
}
