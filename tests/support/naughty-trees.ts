import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { encodePack, makePack } from '#domain/file-pack.ts';
import { hashPath, packFile } from '#domain/pack-name.ts';
import { encodeTrees } from '#domain/tree-encoding.ts';
import { treeSteps } from '#domain/tree-steps.ts';

/**
 * The data files of a portal whose one release holds these files and whose others hold none.
 *
 * @param releases ids, as the portal numbers them
 * @param files path to content
 * @returns address below `data/` to bytes
 */
export function treesOf(
  releases: readonly string[],
  release: string,
  files: ReadonlyMap<string, string>,
): Map<string, Buffer> {
  const texts = [...files].map(([path, text]) => ({ path, content: Buffer.from(text) }));
  texts.sort((one, other) => Buffer.compare(Buffer.from(one.path), Buffer.from(other.path)));
  const runs = [releases.indexOf(release), 1];
  const paths = texts.map(({ path, content }) => ({ path, texts: [{ id: idOf(content), mode: '100644', runs }] }));
  const history = { releases, paths };
  const nothing = { kinds: new Map(), excluded: new Set<string>(), moves: releases.map(() => []) };
  const { trees } = encodeTrees({ history, steps: treeSteps(history), ...nothing });
  const data = new Map([['trees.bin', gzipSync(trees)]]);
  for (const { path, content } of texts) {
    const entry = { id: idOf(content), kind: 'text' as const, size: null, content };
    const pack = makePack({ entries: [] }, [entry], [-1]) ?? { entries: [] };
    data.set(`packs/${packFile(hashPath(path), 0)}`, gzipSync(encodePack(pack)));
  }
  return data;
}

function idOf(content: Uint8Array): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}
