import { type ArtifactEntry, PROOFS } from './artifact-entry.ts';

/** What is to be done to the artifacts of a manifest; nothing that is there changes. */
export interface ArtifactPlan {
  added: ArtifactEntry[];
  /** Keys that an artifact had not, by its place in the list. */
  completed: { index: number; file: string; keys: Partial<ArtifactEntry> }[];
  /** Files of which everything was there. */
  unchanged: string[];
  /** What is there says another thing of what should never change. */
  conflicts: { index: number; file: string; key: (typeof PROOFS)[number]; stated: string; found: string }[];
}

/**
 * @param artifacts as they stand in the manifest
 * @param entries what is to be in it
 */
export function mergeArtifacts(
  artifacts: readonly Readonly<Record<string, unknown>>[],
  entries: readonly ArtifactEntry[],
): ArtifactPlan {
  const plan: ArtifactPlan = { added: [], completed: [], unchanged: [], conflicts: [] };
  for (const entry of entries) {
    const index = artifacts.findIndex((artifact) => artifact.file === entry.file);
    const own = artifacts[index];
    if (own === undefined) plan.added.push(entry);
    else mergeOne({ index, own, entry }, plan);
  }
  return plan;
}

function mergeOne(
  { index, own, entry }: { index: number; own: Readonly<Record<string, unknown>>; entry: ArtifactEntry },
  plan: ArtifactPlan,
): void {
  const { file } = entry;
  const conflicts = PROOFS.flatMap((key) => {
    const [stated, found] = [own[key], entry[key]];
    if (stated == null || found === undefined || isSame(key, stated, found)) return [];
    return [{ index, file, key, stated: String(stated), found: String(found) }];
  });
  plan.conflicts.push(...conflicts);
  const missing = Object.entries(entry).filter(([key]) => own[key] == null);
  if (missing.length > 0) plan.completed.push({ index, file, keys: Object.fromEntries(missing) });
  else plan.unchanged.push(file);
}

/** Sizes with a unit are rounded by who wrote them: only whole bytes are held against whole bytes. */
function isSame(key: (typeof PROOFS)[number], stated: unknown, found: string | number): boolean {
  if (key === 'size') return typeof stated !== 'number' || stated === found;
  return key === 'integrity' ? stated === found : String(stated).toLowerCase() === found;
}
