import type { Hashes, HashName } from '#domain/hash-name.ts';

/** A file to be hashed in one pass; progress is told in bytes. */
export interface HashTask {
  file: File;
  names: HashName[];
}

export interface HashAnswer {
  hashes: Hashes;
}
