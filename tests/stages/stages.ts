import { findBrowser } from '../support/browser.ts';
import { checkStage } from './check-stage.ts';
import { portalsStage } from './portals-stage.ts';
import type { Stage } from './run-lanes.ts';
import { vitestStage } from './vitest-stage.ts';

/** Two lanes for two cores. What runs the site's generator shares one lane: it keeps one cache for the project. */
export const LANES: readonly (readonly Stage[])[] = [
  [
    portalsStage('portals'),
    checkStage('types', ['node_modules/astro/bin/astro.mjs', 'check'], ['portals']),
    vitestStage('pipeline'),
  ],
  [
    checkStage('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']),
    checkStage('dead-code', ['node_modules/knip/bin/knip.js', '--no-progress']),
    vitestStage('unit'),
    // Found here, so that what it says about a missing browser is seen.
    vitestStage('e2e', ['portals'], () => ({ TAGLINE_BROWSER: findBrowser() ?? 'none' })),
  ],
];

export const STAGE_NAMES: readonly string[] = LANES.flat().map((stage) => stage.name);
