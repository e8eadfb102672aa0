import { composeBrowserData } from '#domain/browser-data.ts';
import { apiSchemas } from '#domain/schemas/api-files.ts';
import { locateRepository } from '../../scripts/adapters/git-location.ts';
import { SILENT } from '../../scripts/progress.ts';
import { compose } from '../../scripts/steps/compose.ts';
import { mine } from '../../scripts/steps/mine.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { readTrees } from '../../scripts/steps/read-trees.ts';

// What the benchmark measures as a whole process: from a repository to every file that the data alone decides, in memory;
// with `trees` also what differs between every release and the one before; with a portal folder also what it says.
const [repository = '.', cache = '', trees = '', portal = ''] = process.argv.slice(2);
const input = {
  location: await locateRepository(repository),
  folder: await readPortalFolder(portal || null),
  remote: null,
  sample: false,
  cache: cache === '' ? null : cache,
  progress: SILENT,
};
const mined = await (trees === 'trees'
  ? mine(input, async (directory, result) => void (await readTrees(directory, result)))
  : mine(input));
const files = [
  ...compose({ ...mined, site: null, base: '/', schemas: apiSchemas('/api/v1/schema/') }),
  ...composeBrowserData(mined),
];
if (mined.portal.problems.some(({ severity }) => severity === 'error')) throw new Error('The portal has errors.');
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ releases: mined.releases.length, files: files.length, megabytes })}\n`);
