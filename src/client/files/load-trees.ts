import { decodeTrees, type Trees } from '#domain/trees.ts';
import { at } from '../data.ts';
import { loadUnpacked } from './load-unpacked.ts';

let loaded: Promise<Trees> | null = null;

/** The trees of all releases, loaded once a page; a failure is not kept, so that a second try can succeed. */
export function loadTrees(): Promise<Trees> {
  const wanted = loaded ?? loadUnpacked(at('data/trees.bin')).then(decodeTrees);
  loaded = wanted;
  wanted.catch(() => {
    loaded = null;
  });
  return wanted;
}
