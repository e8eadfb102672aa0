import type { CurrentFile, MapFile, ReleaseEntry } from '#domain/browser-files.ts';
import type { Comparison } from '#domain/comparison.ts';
import { gitCommands, headlines, verdict, wayFacts } from '#domain/comparison-words.ts';
import { formatCount } from '#domain/format.ts';
import { at } from './data.ts';
import { el } from './dom.ts';
import { drawBreaking, drawSections } from './draw-changes.ts';
import { drawStrip } from './draw-strip.ts';

/** What a comparison is drawn with, beside itself. */
export interface DrawingContext {
  releases: readonly ReleaseEntry[];
  current: CurrentFile;
  map: MapFile;
}

/** The whole result for the page: strip, figures, notes and the facts beside them. */
export function drawComparison(comparison: Comparison, context: DrawingContext): (HTMLElement | null)[] {
  const words = verdict(comparison);
  const notice = words === null ? null : el('p', { class: 'box' }, [words]);
  if (comparison.direction === 'same') return [notice];
  const notes = el('div', {}, comparison.direction === 'downgrade' ? downNotes(comparison) : upNotes(comparison));
  return [
    drawStrip(context.map, context.releases, comparison),
    notice,
    drawHeadlines(comparison),
    el('div', { class: 'split cmp-body' }, [notes, drawFacts(comparison, context)]),
  ];
}

function upNotes(comparison: Comparison): (HTMLElement | null)[] {
  const { fresh, to } = comparison;
  const nothing =
    fresh.changes === 0 ? el('p', { class: 'cmp-nothing' }, [`${to.version} brings no change of its own.`]) : null;
  return [
    nothing,
    drawBreaking(fresh, 'Before you upgrade'),
    ...drawSections(fresh),
    cancelled(fresh.cancelled),
    drawLost(comparison),
  ];
}

function downNotes({ lost, fresh, to }: Comparison): (HTMLElement | null)[] {
  const extra = fresh.changes > 0 ? el('h2', {}, [`Only in ${to.version}`]) : null;
  return [
    drawBreaking(lost, 'You would undo'),
    ...drawSections(lost),
    cancelled(lost.cancelled),
    extra,
    ...drawSections(fresh),
  ];
}

/** What the reader has and the target lacks, folded: by commit alone, a fix that was copied counts as missing. */
function drawLost({ lost, from, to }: Comparison): HTMLElement | null {
  if (lost.changes === 0) return null;
  const title = `In ${from.version}, by commit not in ${to.version}`;
  const head = el('summary', {}, [
    el('h2', {}, [title, ' ', el('span', { class: 'count' }, [formatCount(lost.changes)])]),
  ]);
  const words = `A fix that was copied to both lines is two commits and stands here too: look for it among what ${to.version} brings.`;
  const lists = [drawBreaking(lost, 'Breaking'), ...drawSections(lost)];
  return el('details', { class: 'cmp-lost' }, [head, el('p', { class: 'quiet' }, [words]), ...lists]);
}

function cancelled(count: number): HTMLElement | null {
  if (count === 0) return null;
  return el('p', { class: 'quiet' }, [`${formatCount(count)} changes that take each other back are left out.`]);
}

function drawHeadlines(comparison: Comparison): HTMLElement {
  const cells = headlines(comparison).map(({ figure, words, tone }) =>
    el('li', {}, [el('b', { class: `v cmp-${tone}` }, [figure]), el('span', {}, [words])]),
  );
  return el('ul', { class: 'cmp-figures' }, cells);
}

function drawFacts(comparison: Comparison, { current, map }: DrawingContext): HTMLElement {
  const pairs = wayFacts(comparison, current).flatMap(([name, value, day]) => [
    el('dt', {}, [name]),
    el('dd', {}, [day ? el('time', { datetime: day }, [value]) : value]),
  ]);
  const page = map.pages.find(([from, to]) => from === comparison.from.id && to === comparison.to.id);
  const files = page ? [el('a', { href: at(`compare/${page[2]}/`) }, ['See the files that differ'])] : [];
  return el('aside', { class: 'facts' }, [
    el('section', {}, [el('h2', {}, ['On the way']), el('dl', { class: 'pairs' }, pairs)]),
    el('section', {}, [
      el('h2', {}, ['The files']),
      el('p', {}, files.length > 0 ? files : ['Git shows them in your clone:']),
      el('pre', { class: 'cmp-commands' }, [el('code', {}, [gitCommands(comparison).join('\n')])]),
    ]),
  ]);
}
