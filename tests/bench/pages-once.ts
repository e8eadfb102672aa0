import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE } from '../../scripts/project.ts';
import { compose } from '../../scripts/steps/compose.ts';
import { render } from '../../scripts/steps/render.ts';
import { writeGenerated } from '../../scripts/steps/write.ts';
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
  compose({ portal, releases, graph, commits: [], site: null, base: '/', schemas: {} }),
);
const before = process.cpuUsage();
await render({
  portal: folder,
  cache: join(folder, 'cache'),
  out: join(folder, 'dist'),
  site: null,
  base: '/',
  verbose: false,
});
const used = process.cpuUsage(before);
await rm(join(folder, 'dist'), { recursive: true, force: true });
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ seconds: (used.user + used.system) / 1e6, megabytes })}\n`);
