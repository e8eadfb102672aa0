import { formatCount, formatMany } from '../format.ts';
import { type PagePart, part } from '../page-part.ts';
import type { PathStep } from '../upgrade-path.ts';
import { type AddressOf, codeText, drawnEntry, paragraphs, whatOf } from './entry.ts';
import { headed } from './headed.ts';

/** What to know and do first, in the order of the versions that bring it; null where nothing is. */
export function drawnBefore(steps: readonly PathStep[], addressOf: AddressOf): PagePart | null {
  if (steps.length === 0) return null;
  const list = part(
    'ul',
    { class: 'cmp-list' },
    steps.map((step) => drawnStep(step, addressOf)),
  );
  return headed({ title: 'Before you upgrade', note: noteOf(steps) }, [list]);
}

function noteOf(steps: readonly PathStep[]): string {
  const breaking = steps.filter((step) => step.change !== null).length;
  const parts = [
    breaking > 0 ? `${formatCount(breaking)} breaking` : '',
    steps.length > breaking ? formatMany(steps.length - breaking, 'step') : '',
  ];
  return `${parts.filter(Boolean).join(', ')}${steps.length > 1 ? ', in order' : ''}`;
}

function drawnStep({ key, change, texts, release, replaces }: PathStep, addressOf: AddressOf): PagePart {
  const [first = '', ...rest] = change ? ['', ...texts] : texts;
  const details = [...rest.flatMap(paragraphs), ...replaces.map(drawnReplaced)];
  return drawnEntry({ step: key, what: change ? whatOf(change) : codeText(first), details, release }, addressOf);
}

function drawnReplaced({ change, texts, release }: PathStep): PagePart {
  const words = `Replaces the step of ${release?.version ?? 'an earlier release'} on the same key`;
  return part('details', { class: 'cmp-detail' }, [
    part('summary', {}, [words]),
    ...(change ? [part('p', {}, whatOf(change))] : []),
    ...texts.map((text) => part('p', {}, codeText(text))),
  ]);
}
