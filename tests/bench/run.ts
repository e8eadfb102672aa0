import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../../scripts/project.ts';
import { dataSizes } from './data-sizes.ts';
import { generatedPortal } from './generated-portal.ts';
import { generatedRepository } from './generated-repository.ts';
import { costOf, countsProcessorTime, medianCost } from './processor-time.ts';
import { atMost, type Row, table } from './report.ts';

// Ratios of processor time taken in one run: what can be compared between machines and days.
const { values } = parseArgs({
  options: {
    repo: { type: 'string' },
    releases: { type: 'string', default: '10000' },
    pages: { type: 'string', default: '1000' },
    manifests: { type: 'string', default: '4000' },
  },
});
const BENCH = join(PROJECT, 'tests', 'bench');
/** Seconds of a log below which what any run costs weighs more: such a history may take five times as long. */
const SHORT_LOG = 0.2;
const FIELDS = '--format=%H %T %P%n%at %ct%n%aN%n%aE%n%B';

if (!countsProcessorTime)
  process.stdout.write('This system does not tell the processor time of children: wall time stands in.\n');
const big = await generatedRepository(Number(values.releases));
const rows = [
  ...(values.repo ? [...mining(values.repo, values.repo), ...dataSizes(values.repo)] : []),
  ...mining(`${values.releases} generated releases`, big),
  ...(await growth()),
  ...(await manifests()),
  ...pages(),
  ...searchIndex(),
];
process.stdout.write(`${table(rows)}\n`);

/** Mining and composing against the bare log, and with trees against the log with paths and neighbours' differences. */
function mining(name: string, repository: string): Row[] {
  const floor = logCost(repository, []);
  const withPaths = logCost(repository, ['--raw', '--no-renames']) + neighboursCost(repository);
  const [own, withTrees] = [mineCost(repository).seconds, mineCost(repository, 'trees').seconds];
  return [
    { what: `${name}: git log`, measured: `${floor.toFixed(2)} s`, budget: '', holds: true },
    atMost(`${name}: mine and compose, against git log`, own / floor, floor < SHORT_LOG ? 5 : 3.5, 'x'),
    atMost(`${name}: with trees, against git log --raw and diff-tree`, withTrees / withPaths, 2.5, 'x'),
  ];
}

function logCost(repository: string, more: readonly string[]): number {
  const args = ['log', '-z', '--topo-order', FIELDS, ...more, '--tags', '--branches', 'HEAD'];
  return medianCost('git', args, { cwd: repository }).seconds;
}

/** What git needs for the differences of each tag against the one before. */
function neighboursCost(cwd: string): number {
  const names = [
    'for-each-ref',
    '--sort=creatordate',
    '--format=%(if)%(*tree)%(then)%(*tree)%(else)%(tree)%(end)',
    'refs/tags',
  ];
  const trees = costOf('git', names, { cwd }).output.split('\n').filter(Boolean);
  const input = trees.slice(1).map((tree, at) => `${trees[at]} ${tree}\n`);
  return medianCost('git', ['diff-tree', '--stdin', '-r', '--raw', '--no-renames'], { cwd, input: input.join('') })
    .seconds;
}

/** Without what starting alone costs; patch ids are paid for once and kept, so the first run does not count. */
function mineCost(repository: string, ...more: string[]): { seconds: number; megabytes: number } {
  const args = [join(BENCH, 'mine-once.ts'), repository, join(PROJECT, '.cache', 'bench', 'patch-ids'), ...more];
  costOf(process.execPath, args);
  const start = medianCost(process.execPath, [join(PROJECT, 'scripts', 'tagline.ts'), '--version']).seconds;
  const { seconds, output } = medianCost(process.execPath, args);
  return { seconds: seconds - start, megabytes: JSON.parse(output).megabytes };
}

/** How mining grows with the number of releases: the exponent between a tenth of them and all. */
async function growth(): Promise<Row[]> {
  const tenth = Number(values.releases) / 10;
  const [small, large] = [mineCost(await generatedRepository(tenth)), mineCost(big)];
  return [
    atMost(`${values.releases} releases, mined`, large.seconds, 2, 's'),
    atMost(`memory at ${values.releases} releases`, large.megabytes, 300, 'MB'),
    atMost('growth with releases, exponent', Math.log10(large.seconds / small.seconds), 1.1, ''),
  ];
}

/** What one channel with a manifest of eight artifacts for every release, and its log, add to mining and composing. */
async function manifests(): Promise<Row[]> {
  const count = Number(values.manifests);
  const of = async (releases: number) => {
    const repository = await generatedRepository(releases);
    const own = mineCost(repository, '', await generatedPortal(releases));
    return { ...own, added: own.seconds - mineCost(repository).seconds };
  };
  const [small, large] = [await of(count / 10), await of(count)];
  return [
    atMost(`${count} manifests of 8 artifacts, read and composed, each`, (large.added / count) * 1000, 1, 'ms'),
    atMost(`memory at ${count} releases with manifests`, large.megabytes, 500, 'MB'),
    atMost('growth with manifests, exponent', Math.log10(large.seconds / small.seconds), 1.1, ''),
  ];
}

function pages(): Row[] {
  const count = Number(values.pages);
  const once = (releases: number): { seconds: number; megabytes: number } =>
    JSON.parse(
      costOf(process.execPath, [join(BENCH, 'pages-once.ts'), String(releases)])
        .output.trim()
        .split('\n')
        .at(-1) ?? '',
    );
  const [few, some, many] = [once(1), once(count / 2), once(count)];
  const each = ((many.seconds - few.seconds) / (count - 1)) * 1000;
  const exponent = Math.log2((many.seconds - few.seconds) / (some.seconds - few.seconds));
  return [
    atMost(`a page of 60 changes, of ${count}`, each, 2, 'ms'),
    atMost('growth with pages, exponent', exponent, 1.05, ''),
    atMost(`memory at ${count} pages`, many.megabytes, 800, 'MB'),
  ];
}

function searchIndex(): Row[] {
  const count = Number(values.pages);
  const cost = (...args: string[]) => costOf(process.execPath, [join(BENCH, 'index-once.ts'), ...args]).seconds;
  const once = (releases: number) => cost(String(releases)) - cost(String(releases), 'none');
  const [few, many] = [once(1), once(count)];
  return [atMost(`search index, a page of 60 changes, of ${count}`, ((many - few) / (count - 1)) * 1000, 1, 'ms')];
}
