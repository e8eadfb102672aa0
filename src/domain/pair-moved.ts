/** A file on one side of a difference, as far as a move is told by it. */
export interface MovableFile {
  path: string;
  /** What its content is known by: equal for equal contents. */
  content: string | number;
  mode: string;
}

/**
 * Pairs files that are gone with files that have come and have the same content and type. Of several those of one name
 * go first, then the first by path; each is in one pair at most.
 *
 * @returns places in the two lists, in the order of the second
 */
export function pairMoved(gone: readonly MovableFile[], come: readonly MovableFile[]): [gone: number, come: number][] {
  const waiting = new Map<string, number[]>();
  for (const [at, file] of gone.entries()) {
    const key = keyOf(file);
    const list = waiting.get(key);
    if (list) list.push(at);
    else waiting.set(key, [at]);
  }
  const sources = new Map<number, number>();
  const take = (at: number, file: MovableFile, sameName: boolean) => {
    const list = sources.has(at) ? undefined : waiting.get(keyOf(file));
    const place =
      list?.findIndex((source) => !sameName || nameOf(gone[source]?.path ?? '') === nameOf(file.path)) ?? -1;
    const [source] = place < 0 ? [] : (list?.splice(place, 1) ?? []);
    if (source !== undefined) sources.set(at, source);
  };
  for (const sameName of [true, false]) for (const [at, file] of come.entries()) take(at, file, sameName);
  return [...sources].map(([at, source]): [number, number] => [source, at]).sort(([, a], [, b]) => a - b);
}

/** A file and a link are two types; whether a file is a program is no matter. */
function keyOf({ content, mode }: MovableFile): string {
  return `${mode.slice(0, -3)} ${content}`;
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
