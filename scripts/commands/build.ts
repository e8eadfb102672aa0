import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { addressesOf } from '#domain/addresses.ts';
import { composeBrowserData } from '#domain/browser-data.ts';
import type { GeneratedFile } from '#domain/generated-file.ts';
import { isFatal, type Problem } from '#domain/problem.ts';
import { apiSchemas } from '#domain/schemas/api-files.ts';
import { jsonSchemas } from '#domain/schemas/json-schema.ts';
import { ownName, sweepLeftovers } from '../adapters/leftovers.ts';
import { ProblemsError } from '../input-error.ts';
import { makeProgress, type Progress } from '../progress.ts';
import { PROJECT } from '../project.ts';
import { compose } from '../steps/compose.ts';
import { composeCalendars } from '../steps/compose-calendars.ts';
import { changelogFile } from '../steps/compose-changelog.ts';
import { digestInputs } from '../steps/input-digest.ts';
import { type MinedWithFiles, mineWithFiles } from '../steps/mine-with-files.ts';
import { oneBuildAtATime } from '../steps/one-build.ts';
import { preparePortal } from '../steps/prepare-portal.ts';
import { moveFolder, replaceSite, restoreSite, stagingFolder } from '../steps/publish.ts';
import { readInputs } from '../steps/read-inputs.ts';
import type { Source } from '../steps/source.ts';
import { readSummary, summarize, type Told, writeSummary } from '../steps/summary.ts';
import { verifySite } from '../steps/verify.ts';
import { writeGenerated } from '../steps/write.ts';

export interface BuildOptions {
  repo?: string | undefined;
  content?: string | undefined;
  /** Folder for the finished site; default `dist/` of this project. */
  out?: string | undefined;
  site?: string | undefined;
  base?: string | undefined;
  /** The day to write for, `YYYY-MM-DD`. */
  now?: string | undefined;
  strict?: boolean | undefined;
  verbose?: boolean | undefined;
}

/** A finished site. */
export interface Built extends Told {
  out: string;
  base: string;
}

/**
 * Collect, assemble, compose, write, render, index, verify, and only then put in place.
 *
 * @throws ProblemsError when the inputs stop it; the site that is live is then as it was
 */
export async function build(options: BuildOptions): Promise<Built> {
  const startedAt = performance.now();
  const progress = makeProgress();
  const out = resolve(options.out ?? join(PROJECT, 'dist'));
  // Where nothing can be written there, this is told when the site is to be written.
  await restoreSite(out).catch(() => undefined);
  const { source, folder, now, ...place } = await readInputs({ ...options, out, progress });
  const digest = await digestInputs({ source, now, ...place });
  const known = await readSummary(out, source.cache, digest);
  if (known) {
    stopAtProblems(known.problems, options);
    const summary = { ...known.summary, seconds: secondsSince(startedAt) };
    return { out, base: place.base, summary, problems: known.problems };
  }
  const mined = await mineWithFiles({ ...source, folder, now, progress });
  stopAtProblems(mined.problems, options);
  const { pages } = await oneBuildAtATime(async () => {
    await writeData(source, mined, { ...place, progress });
    const verbose = options.verbose ?? false;
    return { pages: await renderSite(source, mined, { ...place, progress, out, verbose }) };
  });
  const summary = summarize(mined.portal, { pages, seconds: secondsSince(startedAt) });
  const told = { summary, problems: mined.problems };
  await writeSummary(out, source.cache, { digest, ...told });
  return { out, base: place.base, ...told };
}

interface Place {
  site: string | null;
  base: string;
  progress: Progress;
}

/** Composes every file that the data alone decides and puts them under `generated/`. */
export async function writeData(source: Source, mined: MinedWithFiles, place: Place): Promise<void> {
  place.progress.start('Writing data');
  await preparePortal(source);
  const files = [
    ...compose({ ...mined, ...place, schemas: schemasAt(place) }),
    ...browserFiles(mined),
    await changelogFile(mined),
    ...(await composeCalendars(mined.portal, place)),
    ...mined.files,
  ];
  const { changed, removed } = await writeGenerated(join(source.portal, 'generated'), files);
  place.progress.done(`${changed} files changed, ${removed} removed`);
}

/** Schemas of what people write and of what the API says, under their published addresses. */
function schemasAt(place: Place): Record<string, object> {
  const base = addressesOf(place)('api/v1/schema/');
  return { ...jsonSchemas(base), ...apiSchemas(base) };
}

function browserFiles(mined: MinedWithFiles): GeneratedFile[] {
  return composeBrowserData(mined).map(({ path, text }) => ({ path: `static/${path}`, text }));
}

async function renderSite(
  source: Source,
  mined: MinedWithFiles,
  place: Place & { out: string; verbose: boolean },
): Promise<number> {
  place.progress.start('Drawing pages');
  const staging = await stagingFolder(place.out);
  await sweepLeftovers(source.cache, SITE);
  const drawn = join(source.cache, ownName(SITE));
  try {
    const { render } = await import('../steps/render.ts');
    await render({ ...place, portal: source.portal, cache: source.cache, out: drawn });
    const pages = await verifySite(drawn, mined.portal, place.site);
    await moveFolder(drawn, staging);
    await replaceSite(staging, place.out);
    place.progress.done(`${pages} pages`);
    return pages;
  } catch (error) {
    for (const folder of [drawn, staging]) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/** How the folder is called that pages are drawn into. */
const SITE = 'site';

function stopAtProblems(problems: readonly Problem[], { strict = false }: BuildOptions): void {
  if (isFatal(problems, strict)) throw new ProblemsError(problems);
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}
