import { drawnAdvisoryStep } from '#domain/advisories/advisory-step.ts';
import type { ReleaseEntry } from '#domain/browser-files.ts';
import { loadAdvisories } from './advisories.ts';
import { at } from './data.ts';
import { drawParts } from './draw-parts.ts';

/** Says in a comparison that the browser drew which advisories the step leaves behind or brings; portals without any load nothing. */
export async function showAdvisories(
  place: HTMLElement,
  pair: { from: ReleaseEntry; to: ReleaseEntry },
  isCurrent: () => boolean,
): Promise<void> {
  if (document.body.dataset.advisories === undefined || pair.from.id === pair.to.id) return;
  const advisories = await loadAdvisories();
  if (isCurrent()) place.querySelector('.cmp-figures')?.before(...drawParts(drawnAdvisoryStep(pair, advisories, at)));
}
