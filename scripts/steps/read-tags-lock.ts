import type { Problem } from '#domain/problem.ts';
import type { TagRecord } from '#domain/tag-record.ts';
import { parseTagsLock } from '#domain/tags-lock.ts';
import { type FoundFile, readTextFile } from './portal-files.ts';

/** Bytes: a hundred thousand tags. */
const LIMIT = 16_000_000;

/** Reads `tags.lock`; what is wrong in it becomes problems. */
export async function readTagsLock(file: FoundFile, problems: Problem[]): Promise<TagRecord[]> {
  const read = await readTextFile(file, LIMIT);
  if ('problem' in read) {
    problems.push(read.problem);
    return [];
  }
  const lock = parseTagsLock(read.text);
  problems.push(...lock.problems);
  return lock.records;
}
