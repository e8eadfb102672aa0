import { gunzipSync, gzipSync } from 'node:zlib';
import { composeBrowserData } from '#domain/browser-data.ts';
import type { GeneratedFile } from '#domain/generated-file.ts';
import { DEFAULT_SETTINGS } from '#domain/settings.ts';
import { locateRepository } from '../../scripts/adapters/git-location.ts';
import { SILENT } from '../../scripts/progress.ts';
import { mine } from '../../scripts/steps/mine.ts';
import { packTrees } from '../../scripts/steps/pack-trees.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { readTrees } from '../../scripts/steps/read-trees.ts';
import { childSeconds } from './processor-time.ts';

// What the benchmark measures as a whole process: what browsers compare with, as sizes, and what packing it costs.
// Arguments: repository, cache of patch ids, cache of packs, how many of the last releases to leave out of the packs.
const [repository = '.', patchIds = '', cache = '', without = '0'] = process.argv.slice(2);
const [location, folder] = [await locateRepository(repository), await readPortalFolder(null)];
const settings = DEFAULT_SETTINGS.compare;
let packs: GeneratedFile[] = [];
let work = { made: 0, extended: 0, seconds: 0 };
const mined = await mine(
  { location, folder, remote: null, sample: false, cache: patchIds, progress: SILENT },
  async (directory, { portal, graph, commits }) => {
    const before = spent();
    const releases = graph.releases.slice(0, graph.releases.length - Number(without));
    const history = await readTrees(directory, { graph: { releases }, portal, commits }, cache);
    const { files, made, extended } = await packTrees({ directory, history, settings, cache, progress: SILENT });
    packs = files;
    work = { made, extended, seconds: spent() - before };
  },
);
const data = composeBrowserData(mined).map(({ path, text }) => ({ path: `static/${path}`, text }));
process.stdout.write(`${JSON.stringify({ ...work, sizes: sizesOf([...data, ...packs]) })}\n`);

/** Processor seconds of this process and of what it started. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + childSeconds();
}

/** Bytes by the first part of the name below `/data/`: as they are, and compressed. */
function sizesOf(files: readonly GeneratedFile[]): Record<string, [raw: number, packed: number]> {
  const sizes: Record<string, [number, number]> = {};
  for (const file of files) {
    const name = /^static\/data\/([^/.]+)/.exec(file.path)?.[1] ?? '';
    const bytes = 'bytes' in file ? file.bytes : Buffer.from(file.text);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const raw = isPacked ? gunzipSync(bytes).length : bytes.length;
    const packed = isPacked ? bytes.length : gzipSync(bytes, { level: 9 }).length;
    const [rawBefore, packedBefore] = sizes[name] ?? [0, 0];
    sizes[name] = [rawBefore + raw, packedBefore + packed];
  }
  return sizes;
}
