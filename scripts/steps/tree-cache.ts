import { readCacheFile, writeCacheFile } from '../adapters/cache-file.ts';

/** What differs between pairs of trees; names and texts are told once, and by their place after that. */
export interface TreeDifferences {
  /** Number by name, which is the path's bytes, one character of U+0000 to U+00FF each. */
  names: Map<string, number>;
  /** Number by mode and full id. */
  texts: Map<string, number>;
  /** By the ids of both trees: number of the name, then of the text it holds in the second tree, or -1, and so on. */
  pairs: Map<string, Int32Array>;
}

interface Head {
  format: number;
  names: string[];
  texts: string[];
  pairs: [trees: string, numbers: number][];
}

const FORMAT = 1;
const FILE = 'trees.cache';

/** Reads what an earlier build kept; whatever is not whole counts as nothing. */
export async function readTreeCache(folder: string | null): Promise<TreeDifferences> {
  const found = await readCacheFile<Head>({ folder, file: FILE });
  if (found?.head.format !== FORMAT) return { names: new Map(), texts: new Map(), pairs: new Map() };
  const { names, texts, pairs } = found.head;
  // A copy, as numbers begin at multiples of their width.
  const numbers = new Int32Array(new Uint8Array(found.bytes).buffer);
  let at = 0;
  const slices = pairs.map(([trees, length]): [string, Int32Array] => {
    at += length;
    return [trees, numbers.subarray(at - length, at)];
  });
  return { names: numbered(names), texts: numbered(texts), pairs: new Map(slices) };
}

function numbered(keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key, number) => [key, number]));
}

/** Keeps differences for the next build. */
export async function writeTreeCache(folder: string | null, { names, texts, pairs }: TreeDifferences): Promise<void> {
  const head: Head = {
    format: FORMAT,
    names: [...names.keys()],
    texts: [...texts.keys()],
    pairs: [...pairs].map(([trees, { length }]) => [trees, length]),
  };
  const parts = [...pairs.values()].map(
    (numbers) => new Uint8Array(numbers.buffer, numbers.byteOffset, 4 * numbers.length),
  );
  await writeCacheFile({ folder, file: FILE }, head, parts);
}
