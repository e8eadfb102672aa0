import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { apiSchemas } from '#domain/schemas/api-files.ts';
import { CACHE } from '../../scripts/project.ts';
import { compose } from '../../scripts/steps/compose.ts';
import { render } from '../../scripts/steps/render.ts';
import { writeGenerated } from '../../scripts/steps/write.ts';
import { writeIndex } from '../../src/adapters/pagefind.ts';
import { recordsIn } from '../../src/integrations/search-index.ts';
import { madeChange, madePortal, madeRelease } from '../support/made-portal.ts';

// What the benchmark measures as a whole process: the pages of so many releases with 60 changes each.
const count = Number(process.argv[2]);
const folder = join(CACHE, 'bench', `pages-${count}`);
const releases = Array.from({ length: count }, (_, number) => {
  const version = `${1 + Math.floor(number / 500)}.${Math.floor((number % 500) / 10)}.${number % 10}`;
  const changes = Array.from({ length: 60 }, (_, at) =>
    madeChange(number * 60 + at, {
      subject: `change ${at} of release ${number} says what it does and why`,
      scope: `part-${at % 9}`,
    }),
  );
  return madeRelease(version, { changes, date: new Date(Date.UTC(2020, 0, 1 + (number % 2000))).toISOString() });
});
const portal = madePortal(releases);
const graph = { releases: [], segments: [], home: [] };
await writeGenerated(
  join(folder, 'generated'),
  compose({ portal, releases, graph, commits: [], site: null, base: '/', schemas: apiSchemas('/api/v1/schema/') }),
);
const drawing = await secondsOf(() =>
  render({
    portal: folder,
    cache: join(folder, 'cache'),
    out: join(folder, 'dist'),
    site: null,
    base: '/',
    verbose: false,
  }),
);
await rm(join(folder, 'dist'), { recursive: true, force: true });
const megabytes = process.resourceUsage().maxRSS / 1024;
// The index is made beside the pages and has a budget of its own.
const index = join(folder, 'cache', 'index-alone');
const indexing = await secondsOf(() => writeIndex(recordsIn(join(folder, 'generated')), index));
await rm(index, { recursive: true });
process.stdout.write(`${JSON.stringify({ seconds: drawing - indexing, megabytes })}\n`);

/** Processor seconds of this process while something is done. */
async function secondsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
