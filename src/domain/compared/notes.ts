import type { Comparison } from '../comparison.ts';
import { verdict } from '../comparison-words.ts';
import { formatMany } from '../format.ts';
import { type PagePart, part } from '../page-part.ts';
import { drawnDown, drawnDowngrade } from './downgrade.ts';
import type { AddressOf } from './entry.ts';
import { drawnUpgrade } from './upgrade.ts';

/** What figures alone would not tell about the pair, or null. */
export function drawnNotice(comparison: Comparison): PagePart | null {
  if (comparison.down) return drawnDown(comparison, comparison.down);
  const words = verdict(comparison);
  return words === null ? null : part('p', { class: 'box' }, [words]);
}

/** The notes of a comparison: the way up and the way down are views of their own. */
export function drawnNotes(comparison: Comparison, addressOf: AddressOf): PagePart[] {
  const { down, fresh, lost } = comparison;
  const notes = down ? drawnDowngrade(comparison, down, addressOf) : drawnUpgrade(comparison, addressOf);
  const cancelled = fresh.cancelled + lost.cancelled;
  if (cancelled === 0) return notes;
  const words = `${formatMany(cancelled, 'change')} and what takes them back cancel out and are left out.`;
  return [...notes, part('p', { class: 'quiet' }, [words])];
}
