import type { CurrentFile, ReleaseEntry } from '#domain/browser-files.ts';
import { drawnWarnings, pairWarnings } from '#domain/compared/warnings.ts';
import { standingToday } from '#domain/release-standing.ts';
import { at } from './data.ts';
import { drawParts } from './draw-parts.ts';
import { today } from './today.ts';

/** Says of two releases that are compared what is wrong with them on the reader's day, and what to choose instead. */
export function warnOf(compared: {
  place: HTMLElement;
  from: ReleaseEntry;
  to: ReleaseEntry;
  releases: readonly ReleaseEntry[];
  current: CurrentFile;
}): void {
  const { place, from, to, releases, current } = compared;
  const box = place.querySelector<HTMLElement>('[data-warnings]');
  if (!box) return;
  const ids = new Set((box.dataset.warnings ?? '').split(' '));
  const warnings = pairWarnings({
    ...{ from, to, releases, replacementOf: (id) => current.yanked[id] ?? null },
    yanked: releases.filter(({ id }) => ids.has(id)),
    context: standingToday(current, today(current.today)),
  });
  const drawn = drawnWarnings(warnings, from, at);
  box.replaceChildren(...(drawn ? drawParts([drawn]) : []));
}
