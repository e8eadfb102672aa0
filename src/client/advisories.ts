import type { Advisory } from '#domain/advisories/advisory.ts';
import { at } from './data.ts';

let loaded: Promise<Advisory[]> | null = null;

/** Every advisory, loaded once a page; a failure is not kept, so that a second try can succeed. */
export function loadAdvisories(): Promise<Advisory[]> {
  loaded ??= fetchAdvisories();
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

async function fetchAdvisories(): Promise<Advisory[]> {
  const address = at('api/v1/advisories.json');
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const file: { advisories: Advisory[] } = await answer.json();
  return file.advisories;
}
