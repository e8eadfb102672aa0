import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { patchIdCandidates } from '#domain/identity.ts';
import { readPatchIds } from '../adapters/git-patch-id.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { writeWhole } from '../adapters/whole-file.ts';
import type { Progress } from '../progress.ts';
import type { Skeleton } from './assemble.ts';

/** Candidates beyond this many are left unverified: the oldest ones. */
const LIMIT = 20_000;

export interface PatchIdInput {
  skeleton: Skeleton;
  directory: GitDirectory;
  /** Whether contents of files may be missing, as in a partial clone. */
  partial: boolean;
  /** Folder of what may be thrown away; ids are kept there by commit, or null to keep nothing. */
  cache: string | null;
  progress: Progress;
}

/** Patch ids of the commits that may be one change on two lines, by commit number; each commit is paid for once. */
export async function patchIdsOf({
  skeleton,
  directory,
  partial,
  cache,
  progress,
}: PatchIdInput): Promise<Map<number, string>> {
  const { commits, index } = skeleton.history;
  const wanted = patchIdCandidates(skeleton.history)
    .slice(0, LIMIT)
    .map((number) => commits[number]?.id ?? '');
  if (wanted.length === 0) return new Map();
  const known = await readCache(cache);
  const missing = wanted.filter((id) => !known.has(id));
  if (missing.length > 0) {
    progress.start('Comparing backports');
    const found = await readPatchIds(directory, missing, partial);
    // What a partial clone could not tell may be asked again when it is whole.
    for (const id of missing) if (found.has(id) || !partial) known.set(id, found.get(id) ?? '');
    await writeCache(cache, known);
    progress.done(`${missing.length} commits`);
  }
  const entries = wanted.map((id) => [index.numberOf.get(id) ?? -1, known.get(id) ?? ''] as const);
  return new Map(entries.filter(([, patch]) => patch !== ''));
}

/** Lines of commit and patch id; what does not look like that is ignored. */
async function readCache(cache: string | null): Promise<Map<string, string>> {
  if (cache === null) return new Map();
  const text = await readFile(join(cache, FILE), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => /^([0-9a-f]{40,64}) ([0-9a-f]{40,64})?$/.exec(line));
  return new Map(lines.flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? ''] as const] : [])));
}

const FILE = 'patch-ids.txt';

async function writeCache(cache: string | null, ids: ReadonlyMap<string, string>): Promise<void> {
  if (cache === null) return;
  await mkdir(cache, { recursive: true });
  const lines = [...ids].sort(([a], [b]) => (a < b ? -1 : 1)).map(([commit, patch]) => `${commit} ${patch}\n`);
  await writeWhole(join(cache, FILE), lines.join(''));
}
