import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { canExtend } from '#domain/delta-bases.ts';
import { encodePack, extendPack, openPack, PACK_FORMAT, type PackEntry } from '#domain/file-pack.ts';
import type { BytesFile } from '#domain/generated-file.ts';
import { packFile, packNames } from '#domain/pack-name.ts';
import { isWanted } from '#domain/path-difference.ts';
import type { CompareSettings } from '#domain/settings.ts';
import type { PathHistory, TreeHistory } from '#domain/tree-history.ts';
import type { TreeStep } from '#domain/tree-steps.ts';
import { readSizes, streamBlobs } from '../adapters/git-blobs.ts';
import { type GitDirectory, GitFailure } from '../adapters/git-process.ts';
import type { Progress } from '../progress.ts';
import { type BlobKinds, type KnownPack, type PackCache, readPackCache, writePackCache } from './pack-cache.ts';

export interface PackInput {
  directory: GitDirectory;
  history: TreeHistory;
  /** As `treeSteps` gives them. */
  steps: readonly TreeStep[];
  settings: CompareSettings;
  /** Folder of what may be thrown away, or null to keep nothing. */
  cache: string | null;
  progress: Progress;
}

export interface Packed {
  /** One a path that has any text. */
  files: BytesFile[];
  /** Of every blob that is no text: why. */
  kinds: BlobKinds;
  /** Paths that the settings leave out. */
  excluded: ReadonlySet<string>;
  /** Ids of blobs that are not in the object store. */
  missing: string[];
  /** How many packs were made from nothing and how many were added to; the others were known. */
  made: number;
  extended: number;
}

/**
 * Packs the texts of every path. A pack whose texts are those of the last time is taken from the cache, and one that has
 * only newer ones besides is added to: the bytes are those of a first time.
 *
 * @throws GitFailure when objects cannot be read
 */
export async function packFiles(input: PackInput): Promise<Packed> {
  const { directory, history, steps, settings, cache, progress } = input;
  progress.start('Packing files', history.paths.length);
  const state = JSON.stringify([PACK_FORMAT, settings.maxFileSize]);
  const known = await readPackCache(cache, state);
  const before = predecessorsOf(history, steps);
  const plans = history.paths.flatMap((path, at) =>
    isWanted(path.path, settings) ? [planOf(path, before[at] ?? [], known)] : [],
  );
  const kinds = await readKinds(directory, { plans, known: known.kinds, maxFileSize: settings.maxFileSize });
  const missing = missingOf(directory, plans, kinds);
  await runPlans(directory, { plans, kinds, progress });
  const count = (work: Plan['work']) => plans.filter((plan) => plan.work === work).length;
  const [made, extended] = [count('new'), count('more')];
  if (made + extended > 0) await keep(cache, state, { plans, kinds });
  progress.done(`${plans.length} paths, ${made} packed anew, ${extended} added to`);
  const excluded = new Set(history.paths.map(({ path }) => path).filter((path) => !isWanted(path, settings)));
  return { files: filesOf(history, plans), kinds, excluded, missing, made, extended };
}

/** What is to be done for one path. */
interface Plan {
  path: string;
  /** Full ids by slot. */
  ids: string[];
  /** By slot: the slot whose text it took the place of where it first was held, or -1. */
  predecessors: readonly number[];
  submodules: ReadonlySet<string>;
  /** Nothing, as its texts are those that are known; texts are to be added; or all is to be done. */
  work: 'none' | 'more' | 'new';
  /** Slot of the first text that is to be read. */
  from: number;
  /** Of the texts that are known, or empty. */
  digest: string;
  /** Compressed; of what is known until the work is done. */
  bytes: Uint8Array;
}

function planOf({ path, texts }: PathHistory, predecessors: readonly number[], cache: PackCache): Plan {
  const ids = [...new Set(texts.map(({ id }) => id))];
  const submodules = new Set(texts.filter(({ mode }) => mode === '160000').map(({ id }) => id));
  const plan = { path, ids, predecessors, submodules };
  const known = cache.packs.get(path);
  const isText = ids.slice(0, known?.texts).map((id) => !submodules.has(id) && !cache.kinds.has(id));
  const usable = known && known.texts <= ids.length && known.digest === digestOfTexts(plan, known.texts);
  if (!usable || !canExtend(isText, predecessors)) return { ...plan, work: 'new', from: 0, digest: '', bytes: NOTHING };
  const work = known.texts === ids.length ? 'none' : 'more';
  return { ...plan, work, from: known.texts, digest: known.digest, bytes: known.bytes };
}

const NOTHING = new Uint8Array();

function digestOfTexts({ ids, predecessors }: Pick<Plan, 'ids' | 'predecessors'>, count: number): string {
  const texts = ids.slice(0, count).map((id, slot) => `${id} ${predecessors[slot]}`);
  return createHash('sha1').update(texts.join()).digest('base64url');
}

/** By path and slot: the slot of the text that was there before. */
function predecessorsOf({ paths }: TreeHistory, steps: readonly TreeStep[]): number[][] {
  const slots = paths.map(({ texts }) => {
    const ids = [...new Set(texts.map(({ id }) => id))];
    return texts.map(({ id }) => ids.indexOf(id));
  });
  const predecessors = paths.map((): number[] => []);
  for (const { path, text, before } of steps.flatMap(({ changes }) => changes)) {
    const slot = slots[path]?.[text - 1] ?? -1;
    // The first time counts; slots are numbered in the order of these.
    if (slot === predecessors[path]?.length) predecessors[path]?.push(slots[path]?.[before - 1] ?? -1);
  }
  return predecessors;
}

/** Says of each blob what can be said without reading it: missing, too large, or what was found the last time. */
async function readKinds(
  directory: GitDirectory,
  { plans, known, maxFileSize }: { plans: readonly Plan[]; known: BlobKinds; maxFileSize: number },
): Promise<BlobKinds> {
  const kinds: BlobKinds = new Map();
  for (const { ids, from, submodules } of plans) {
    for (const id of submodules) kinds.set(id, { kind: 'submodule', size: null });
    for (const id of ids.slice(0, from)) {
      const kind = known.get(id);
      if (kind) kinds.set(id, kind);
    }
  }
  const fresh = new Set(plans.flatMap(({ ids, from }) => ids.slice(from)).filter((id) => !kinds.has(id)));
  for (const [id, size] of await readSizes(directory, [...fresh])) {
    if (size === null) kinds.set(id, { kind: 'missing', size });
    else if (size > maxFileSize) kinds.set(id, { kind: 'large', size });
  }
  return kinds;
}

/**
 * Blobs that are not there. Old repositories have lost a few, clones with a filter lack some by intent; where many are
 * missing the repository is not whole.
 */
function missingOf({ partial }: GitDirectory, plans: readonly Plan[], kinds: BlobKinds): string[] {
  const all = new Set(plans.flatMap(({ ids }) => ids));
  const missing = [...all].filter((id) => kinds.get(id)?.kind === 'missing');
  if (!partial && missing.length > 0 && missing.length >= all.size / 100)
    throw new GitFailure(`object ${missing[0]} is missing`);
  return missing;
}

/** Reads what is to be read, path after path, and makes each pack as soon as its texts are there. */
async function runPlans(
  directory: GitDirectory,
  { plans, kinds, progress }: { plans: readonly Plan[]; kinds: BlobKinds; progress: Progress },
): Promise<void> {
  const wanted: { plan: Plan; id: string; isLast: boolean }[] = [];
  for (const [at, plan] of plans.entries()) {
    if (plan.work === 'none') continue;
    const ids = plan.ids.slice(plan.from).filter((id) => !kinds.has(id));
    for (const id of ids) wanted.push({ plan, id, isLast: id === ids.at(-1) });
    if (ids.length === 0) finish(plan, NO_CONTENTS, kinds);
    progress.count(at);
  }
  const contents = new Map<string, Uint8Array>();
  const ids = wanted.map(({ id }) => id);
  await streamBlobs(directory, ids, (place, content) => {
    const { plan, id = '', isLast } = wanted[place] ?? {};
    if (isBinary(content)) kinds.set(id, { kind: 'binary', size: content.length });
    else contents.set(id, content);
    if (!plan || !isLast) return;
    finish(plan, contents, kinds);
    contents.clear();
  });
}

const NO_CONTENTS: ReadonlyMap<string, Uint8Array> = new Map();

/** Git looks for a zero byte in the first 8,000. */
export function isBinary(content: Uint8Array): boolean {
  return content.subarray(0, 8_000).includes(0);
}

function finish(plan: Plan, contents: ReadonlyMap<string, Uint8Array>, kinds: BlobKinds): void {
  const entries = plan.ids.map((id) => entryOf(id, contents.get(id) ?? null, kinds));
  const pack =
    plan.bytes.length > 0
      ? extendPack(openPack(gunzipSync(plan.bytes)), entries.slice(plan.from), plan.predecessors)
      : extendPack({ entries: [] }, entries, plan.predecessors);
  plan.bytes = pack.entries.some(({ stored }) => stored) ? gzipSync(encodePack(pack), { level: LEVEL }) : NOTHING;
}

/** Level 9 takes twice the time for 0.3 % less. */
const LEVEL = 7;

function entryOf(id: string, content: Uint8Array | null, kinds: BlobKinds): PackEntry {
  if (content) return { id, kind: 'text', size: content.length, content };
  return { id, ...(kinds.get(id) ?? { kind: 'missing', size: null }), content: null };
}

/** Keeps every pack that has all it will ever have: what a clone lacks may be there the next time. */
async function keep(
  cache: string | null,
  state: string,
  { plans, kinds }: { plans: readonly Plan[]; kinds: BlobKinds },
): Promise<void> {
  const whole = plans.filter(({ ids }) => !ids.some((id) => kinds.get(id)?.kind === 'missing'));
  const packs = whole.map((plan): [string, KnownPack] => [
    plan.path,
    {
      texts: plan.ids.length,
      digest: plan.work === 'none' ? plan.digest : digestOfTexts(plan, plan.ids.length),
      bytes: plan.bytes,
    },
  ]);
  await writePackCache(cache, state, { packs: new Map(packs), kinds });
}

function filesOf(history: TreeHistory, plans: readonly Plan[]): BytesFile[] {
  const { hashes, repeated } = packNames(history.paths.map(({ path }) => path));
  const repeats = new Map(repeated);
  const packs = new Map(plans.map(({ path, bytes }) => [path, bytes]));
  return history.paths.flatMap(({ path }, at) => {
    const bytes = packs.get(path) ?? NOTHING;
    const file = packFile(hashes[at] ?? '', repeats.get(at) ?? 0);
    return bytes.length > 0 ? [{ path: `static/data/packs/${file}`, bytes }] : [];
  });
}
