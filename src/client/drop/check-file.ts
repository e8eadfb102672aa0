import { findArtifact } from '#domain/drop/artifact-lookup.ts';
import type { ArtifactIndex } from '#domain/drop/artifact-shards.ts';
import {
  type HashList,
  isListName,
  type JudgedList,
  listRemarks,
  listVerdict,
  readHashList,
} from '#domain/drop/drop-list.ts';
import { hashesFor, judgeSignature, needsWhole, type SignatureVerdict } from '#domain/drop/drop-signature.ts';
import { judgeFile, type Verdict, type VerdictContext } from '#domain/drop/drop-verdict.ts';
import type { Hashes, HashName } from '#domain/hash-name.ts';
import { loadAdvisories } from '../advisories.ts';
import { loadCurrent, loadJson } from '../data.ts';
import { today } from '../today.ts';
import { hashFile } from './hash-file.ts';
import { WHOLE } from './hash-whole.ts';
import type { SignatureFile, SortedFiles } from './sort-files.ts';

/** Everything that was found out of one file. */
export interface CheckedFile {
  file: File;
  verdict: Verdict;
  hashes: Hashes;
  signatures: SignatureVerdict[];
  /** What it lists, where it is a list of checksums. */
  list: HashList | null;
  /** Names of its channels as readers know them. */
  channelName: (id: string) => string;
}

/** Bytes of the largest list of checksums that is read. */
const LIST = 1024 * 1024;

/**
 * Hashes a file, looks it up and checks its signatures.
 *
 * @param lists those that came along and were checked before
 * @param progress told the bytes that are hashed
 */
export async function checkFile(
  { file, signatures }: SortedFiles['subjects'][number],
  lists: readonly JudgedList[],
  progress: (done: number) => void,
): Promise<CheckedFile> {
  const [index, context] = await Promise.all([loadArtifacts<ArtifactIndex>('index'), loadContext()]);
  const names = new Set<HashName>(['sha256', ...index.hashes, ...signatures.flatMap(({ read }) => hashesFor(read))]);
  const hashes = await hashFile(file, [...names], progress);
  const found = await findArtifact({ name: file.name, size: file.size, hashes }, loadArtifacts);
  const list = found.same.length === 0 ? await listIn(file) : null;
  const own = list ? listVerdict(list) : judgeFile(file, found, { ...context, product: index.product });
  const remarks = listRemarks({ name: file.name, sha256: hashes.sha256 ?? '' }, lists);
  const verdict = { ...own, remarks: [...own.remarks, ...remarks] };
  const released = verdict.known?.release.date.slice(0, 10) ?? null;
  const judge = async ({ name, read }: SignatureFile) => {
    const whole = needsWhole(read) && file.size <= WHOLE ? new Uint8Array(await file.arrayBuffer()) : null;
    return judgeSignature({
      read,
      name,
      file: file.name,
      hashes,
      whole,
      keys: index.keys,
      released,
      today: context.today,
    });
  };
  const channelName = (id: string) => context.current.channels[id]?.name ?? id;
  return { file, verdict, hashes, signatures: await Promise.all(signatures.map(judge)), list, channelName };
}

async function listIn(file: File): Promise<HashList | null> {
  return isListName(file.name) && file.size <= LIST ? readHashList(file.name, await file.text()) : null;
}

function loadArtifacts<Content>(name: string): Promise<Content> {
  return loadJson<Content>(`artifacts/${name}`);
}

async function loadContext(): Promise<Omit<VerdictContext, 'product'>> {
  const hasAdvisories = document.body.dataset.advisories !== undefined;
  const [current, advisories] = await Promise.all([loadCurrent(), hasAdvisories ? loadAdvisories() : []]);
  return { current, advisories, today: today(current.today) };
}
