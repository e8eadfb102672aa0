import type { BrowserChange, ChangesFile } from '../browser-files.ts';
import type { FindSource } from './find-source.ts';
import { commitsOf, type Sighting } from './sighting.ts';

/** Changes whose text has the words. */
export interface WordHits {
  /** Best first. */
  hits: WordHit[];
  /** All that fit, also those that are not listed. */
  total: number;
  /** True where no change has every word: these have most of them. */
  partial: boolean;
  /** Share of the changes that was looked through, 0 to 1. */
  share: number;
}

export interface WordHit extends Sighting {
  change: BrowserChange;
  /** The text is nothing but the words. */
  whole: boolean;
}

const LISTED = 20;
const AT_ONCE = 8;

/**
 * Looks through the text of every change, newest first.
 *
 * @param words in lower case
 * @param onPart called with what was found so far
 */
export async function searchWords(
  words: readonly string[],
  source: FindSource,
  onPart: (hits: WordHits) => void,
): Promise<WordHits> {
  const { graph } = source;
  const segments = segmentsByShard(source);
  const found: Ranked[] = [];
  for (let end = graph.shards.length; end > 0; end -= AT_ONCE) {
    const start = Math.max(0, end - AT_ONCE);
    const names = graph.shards.slice(start, end);
    const files = await Promise.all(names.map((name) => source.load<ChangesFile>(`changes/${name}`)));
    for (const [at, file] of files.entries()) {
      for (const [slot, changes] of file.segments.entries()) {
        const segment = segments.get(`${start + at} ${slot}`) ?? -1;
        const order = (start + at) * 1e6 + slot;
        found.push(...changes.flatMap((change) => rank({ change, segment, order }, words) ?? []));
      }
    }
    if (start > 0) onPart(best(found, words.length, 1 - start / graph.shards.length));
  }
  return best(found, words.length, 1);
}

interface Ranked {
  hit: WordHit;
  /** How many of the words stand in it. */
  matched: number;
  score: number;
  /** Higher for what came later. */
  order: number;
}

interface Placed {
  change: BrowserChange;
  segment: number;
  order: number;
}

function segmentsByShard({ graph }: FindSource): Map<string, number> {
  return new Map(graph.shard.map((shard, segment) => [`${shard} ${graph.slot[segment]}`, segment]));
}

function rank({ change, segment, order }: Placed, words: readonly string[]): Ranked | null {
  const subject = change.subject.toLowerCase();
  const scope = change.scope?.toLowerCase() ?? '';
  const rest = `${scope} ${change.breakingText?.toLowerCase() ?? ''}`;
  let [matched, score] = [0, 0];
  for (const word of words) {
    const at = subject.indexOf(word);
    if (at >= 0) {
      matched += 1;
      score += startsWord(subject, at) ? 4 : 2;
    } else if (rest.includes(word)) {
      matched += 1;
      score += scope === word ? 3 : 1;
    }
  }
  if (matched === 0 || matched * 2 < words.length) return null;
  const phrase = words.join(' ');
  const plain = subject.replace(/[^\p{L}\p{N}_$@.-]+/gu, ' ').trim();
  const whole = plain === phrase;
  if (whole) score += 100;
  else if (words.length > 1 && plain.includes(phrase)) score += 20;
  return { hit: { commit: commitsOf(change)[0] ?? null, change, segment, whole }, matched, score, order };
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

/** Of the same change on several lines the one that was found first, which is the newest, stands for all. */
function best(found: readonly Ranked[], words: number, share: number): WordHits {
  const full = found.filter(({ matched }) => matched === words);
  const partial = full.length === 0;
  const sorted = (partial ? [...found] : full).sort(
    (a, b) => b.matched - a.matched || b.score - a.score || b.order - a.order,
  );
  const seen = new Set<string>();
  const hits: WordHit[] = [];
  for (const { hit } of sorted) {
    const { id, same = [] } = hit.change;
    if (seen.has(id.slice(0, 12))) continue;
    hits.push(hit);
    for (const [twin, how] of same) if (how !== 'subject') seen.add(twin);
  }
  return { hits: hits.slice(0, LISTED), total: hits.length, partial, share };
}
