import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  encodePack,
  type FilePack,
  makePack,
  openPack,
  PACK_FORMAT,
  type PackEntry,
  slotsToRead,
} from '#domain/file-pack.ts';
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
 * Packs the texts of every path. A pack whose texts are those of the last time is taken from the cache, and one that
 * differs is made of what it has; the bytes are those of a first time.
 *
 * @throws GitFailure when objects cannot be read
 */
export async function packFiles(input: PackInput): Promise<Packed> {
  const { directory, history, steps, settings, cache, progress } = input;
  progress.start('Packing files', history.paths.length);
  const state = JSON.stringify({ format: PACK_FORMAT, maxFileSize: settings.maxFileSize });
  const known = await readPackCache(cache, state);
  const before = predecessorsOf(history, steps);
  const plans = history.paths.flatMap((path, at) =>
    isWanted(path.path, settings) ? [planOf(path, before[at] ?? [], known)] : [],
  );
  const kinds = await readKinds(directory, { plans, known: known.kinds, maxFileSize: settings.maxFileSize });
  const missing = missingOf(directory, plans, kinds);
  const made = plans.filter((plan) => plan.known === EMPTY).length;
  const extended = plans.filter((plan) => plan.known !== null).length - made;
  await runPlans(directory, { plans, kinds, progress });
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
  /** Of what the pack depends on. */
  digest: string;
  /** The pack of the last time, or null where it is the one that is wanted. */
  known: FilePack | null;
  /** Compressed. */
  bytes: Uint8Array;
}

function planOf({ path, texts }: PathHistory, predecessors: readonly number[], cache: PackCache): Plan {
  const ids = [...new Set(texts.map(({ id }) => id))];
  const submodules = new Set(texts.filter(({ mode }) => mode === '160000').map(({ id }) => id));
  const digest = hash('sha1', `${ids.join()} ${predecessors.join()}`, 'base64url');
  const { digest: before, bytes } = cache.packs.get(path) ?? { digest: '', bytes: NOTHING };
  const known = before === digest ? null : bytes.length > 0 ? openPack(gunzipSync(bytes)) : EMPTY;
  return { path, ids, predecessors, submodules, digest, known, bytes };
}

const NOTHING = new Uint8Array();
const EMPTY: FilePack = { entries: [] };

/** By path and slot: the slot of the text that was there before. */
function predecessorsOf({ paths }: TreeHistory, steps: readonly TreeStep[]): number[][] {
  const slots = paths.map(slotsOf);
  const predecessors = paths.map((): number[] => []);
  for (const { changes } of steps) {
    for (const { path, text, before } of changes) {
      const slot = slots[path]?.[text - 1] ?? -1;
      // The first time counts; slots are numbered in the order of these.
      if (slot === predecessors[path]?.length) predecessors[path]?.push(slots[path]?.[before - 1] ?? -1);
    }
  }
  return predecessors;
}

/** Slot by text; texts of one blob have one. */
function slotsOf({ texts }: PathHistory): number[] {
  const slots = new Map<string, number>();
  return texts.map(({ id }) => {
    const slot = slots.get(id) ?? slots.size;
    slots.set(id, slot);
    return slot;
  });
}

/** Says of each blob what can be said without reading it: missing, too large, or what was found the last time. */
async function readKinds(
  directory: GitDirectory,
  { plans, known, maxFileSize }: { plans: readonly Plan[]; known: BlobKinds; maxFileSize: number },
): Promise<BlobKinds> {
  const kinds: BlobKinds = new Map();
  const fresh = new Set<string>();
  for (const plan of plans) {
    for (const id of plan.submodules) kinds.set(id, { kind: 'submodule', size: null });
    const packed = plan.known && new Set(plan.known.entries.map(({ id }) => id));
    for (const id of plan.ids) {
      const kind = known.get(id);
      if (kind && kind.kind !== 'missing') kinds.set(id, kind);
      else if (packed && !packed.has(id)) fresh.add(id);
    }
  }
  const asked = [...fresh].filter((id) => !kinds.has(id));
  for (const [id, size] of await readSizes(directory, asked)) {
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
  const missing = [...kinds].flatMap(([id, { kind }]) => (kind === 'missing' ? [id] : []));
  if (missing.length === 0) return [];
  const all = new Set(plans.flatMap(({ ids }) => ids));
  if (!partial && missing.length >= all.size / 100) throw new GitFailure(`object ${missing[0]} is missing`);
  return missing;
}

/** Reads what is to be read, path after path, and makes each pack as soon as its texts are there. */
async function runPlans(
  directory: GitDirectory,
  { plans, kinds, progress }: { plans: readonly Plan[]; kinds: BlobKinds; progress: Progress },
): Promise<void> {
  const wanted: { plan: Plan; id: string; isLast: boolean }[] = [];
  const again: Plan[] = [];
  for (const [at, plan] of plans.entries()) {
    if (plan.known === null) continue;
    const ids = idsToRead(plan.known, plan, kinds);
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
    if (!finish(plan, contents, kinds)) again.push(plan);
    contents.clear();
  });
  // What was taken for a text and is none changes what the others are told against.
  for (const plan of again) plan.known = EMPTY;
  if (again.length > 0) await runPlans(directory, { plans: again, kinds, progress });
}

/** Ids of blobs to read for a pack; those of which nothing is known count as text. */
function idsToRead(known: FilePack, { ids, predecessors }: Plan, kinds: BlobKinds): string[] {
  const texts = ids.map((id) => ({ id, kind: kinds.get(id)?.kind ?? 'text' }));
  return slotsToRead(known, texts, predecessors).map((slot) => ids[slot] ?? '');
}

const NO_CONTENTS: ReadonlyMap<string, Uint8Array> = new Map();

/** Git looks for a zero byte in the first 8,000. */
export function isBinary(content: Uint8Array): boolean {
  return content.subarray(0, 8_000).includes(0);
}

/** Makes a plan's pack; gives false where a content that it needs was not read. */
function finish(plan: Plan, contents: ReadonlyMap<string, Uint8Array>, kinds: BlobKinds): boolean {
  const known = plan.known ?? EMPTY;
  const sizes = new Map(known.entries.map(({ id, size }) => [id, size]));
  const texts = plan.ids.map((id): PackEntry => {
    const content = contents.get(id) ?? null;
    const size = content?.length ?? sizes.get(id) ?? null;
    return { id, ...(kinds.get(id) ?? { kind: 'text', size }), content };
  });
  const pack = makePack(known, texts, plan.predecessors);
  if (pack === null) return false;
  plan.bytes = pack.entries.some(({ stored }) => stored) ? gzipSync(encodePack(pack), { level: LEVEL }) : NOTHING;
  plan.known = null;
  return true;
}

/** Level 9 takes twice the time for 0.3 % less. */
const LEVEL = 7;

/** Keeps every pack that has all it will ever have: what a clone lacks may be there the next time. */
async function keep(
  cache: string | null,
  state: string,
  { plans, kinds }: { plans: readonly Plan[]; kinds: BlobKinds },
): Promise<void> {
  const whole = plans.filter(({ ids }) => !ids.some((id) => kinds.get(id)?.kind === 'missing'));
  const packs = whole.map(({ path, digest, bytes }): [string, KnownPack] => [path, { digest, bytes }]);
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
