import { composeBrowserData } from '#domain/browser-data.ts';
import { locateRepository } from '../../scripts/adapters/git-location.ts';
import { SILENT } from '../../scripts/progress.ts';
import { compose } from '../../scripts/steps/compose.ts';
import { mine } from '../../scripts/steps/mine.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';

// What the benchmark measures as a whole process: from a repository to every file that the data alone decides, in memory.
const [repository = '.', cache = ''] = process.argv.slice(2);
const mined = await mine({
  location: await locateRepository(repository),
  folder: await readPortalFolder(null),
  remote: null,
  sample: false,
  cache: cache === '' ? null : cache,
  progress: SILENT,
});
const files = [...compose({ ...mined, site: null, base: '/', schemas: {} }), ...composeBrowserData(mined)];
process.stdout.write(
  `${JSON.stringify({ releases: mined.releases.length, commits: mined.commits.length, files: files.length })}\n`,
);
