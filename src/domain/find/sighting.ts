import type { BrowserChange, ChangesFile } from '../browser-files.ts';
import { nearest } from '../nearest.ts';
import type { AdvisoriesFile, CommitsFile, ReferenceStarts, ReferencesFile } from './find-files.ts';
import type { FindSource } from './find-source.ts';
import { commitsLike, commitsWith, numbersNear, type PlacedCommit, placesOf, referencesFor } from './look-up.ts';
import type { Question } from './question.ts';
import { firstReleaseOf } from './segment-places.ts';

/** What a question names: a commit or a change, and the segment that it lies in. */
export interface Sighting {
  /** Its first digits, or null for a change made by hand. */
  commit: string | null;
  /** Null where no notes tell of the commit. */
  change: BrowserChange | null;
  segment: number;
}

/** A question that names one thing, as against words. */
export type NamedQuestion = Exclude<Question, { kind: 'words' }>;

/** Commits that a prefix may stand for, as far as they are told. */
const MOST = 12;
const NEAR = 3;

/** Everything that a commit, reference or advisory names. */
export async function sightingsOf(question: NamedQuestion, source: FindSource): Promise<Sighting[]> {
  switch (question.kind) {
    case 'commit':
      return await byCommit(question.prefix, source);
    case 'reference':
      return await byReference(question, source);
    case 'advisory':
      return await byAdvisory(question.id, source);
  }
}

/** Questions that come nearest to one that names nothing. */
export async function nearestNames(question: NamedQuestion, source: FindSource): Promise<string[]> {
  switch (question.kind) {
    case 'commit':
      return commitsLike(await commitsFile(question.prefix, source), question.prefix, NEAR).map(({ commit }) => commit);
    case 'reference': {
      const { start, file } = await referencesFile(question.number, source);
      return file ? numbersNear(file, start, question.number).map((number) => `#${number}`) : [];
    }
    case 'advisory': {
      const { advisories } = await source.load<AdvisoriesFile>('advisories');
      const known = [...new Set(advisories.map(([id]) => id))];
      const best = nearest(question.id, known);
      return [...new Set([...(best === null ? [] : [best]), ...known.slice(-NEAR).reverse()])].slice(0, NEAR);
    }
  }
}

/** The segment of one commit, or null where there is none. */
export async function segmentOf(commit: string, source: FindSource): Promise<number | null> {
  const [found] = commitsWith(await commitsFile(commit, source), commit, 1);
  return found ? source.places.at(found.place) : null;
}

/** The changes of a segment. */
async function changesAt(segment: number, { graph, load }: FindSource): Promise<readonly BrowserChange[]> {
  const shard = graph.shards[graph.shard[segment] ?? -1];
  if (shard === undefined) return [];
  const { segments } = await load<ChangesFile>(`changes/${shard}`);
  return segments[graph.slot[segment] ?? -1] ?? [];
}

/** First digits of the commits of a change; none for one made by hand. */
export function commitsOf({ id, commits }: BrowserChange): readonly string[] {
  return commits ?? (/^[0-9a-f]{12}(?:\.\d+)?$/.test(id) ? [id.slice(0, 12)] : []);
}

async function byCommit(prefix: string, source: FindSource): Promise<Sighting[]> {
  const found = commitsWith(await commitsFile(prefix, source), prefix, MOST);
  return await Promise.all(found.map((commit) => sightingAt(commit, source)));
}

/** A change of several commits stands with the first of them: in this segment or in one of the same first release. */
async function sightingAt({ commit, place }: PlacedCommit, source: FindSource): Promise<Sighting> {
  const segment = source.places.at(place) ?? -1;
  const release = firstReleaseOf(place);
  const others = source.places.of.flatMap((other, at) =>
    release !== '' && firstReleaseOf(other) === release ? [at] : [],
  );
  for (const at of [segment, ...others.slice(0, MOST)]) {
    const changes = await changesAt(at, source);
    const change = changes.find((one) => commitsOf(one).some((id) => id.startsWith(commit)));
    if (change) return { commit, change, segment };
  }
  return { commit, change: null, segment };
}

async function byReference(
  { number, path }: { number: number; path: string | null },
  source: FindSource,
): Promise<Sighting[]> {
  const { start, file } = await referencesFile(number, source);
  const segments = file ? placesOf(file, start, number).map((place) => source.places.at(place)) : [];
  const lists = await Promise.all(segments.map(async (at) => (at === null ? [] : await inSegment(at, source))));
  const all = lists.flat();
  const naming = (own: (text: string) => boolean) =>
    all.filter(({ change }) => (change?.references ?? []).some(([text]) => own(text)));
  const exact = naming(
    (text) => (path === null ? /^[#!]/.test(text) : text.startsWith(path)) && endsWith(text, number),
  );
  // In a portal of one repository a number of another one is better than nothing.
  return exact.length > 0 ? exact : naming((text) => endsWith(text, number));
}

function endsWith(text: string, number: number): boolean {
  return /[#!](\d{1,9})$/.exec(text)?.[1] === String(number);
}

async function byAdvisory(wanted: string, source: FindSource): Promise<Sighting[]> {
  const { advisories } = await source.load<AdvisoriesFile>('advisories');
  const rows = advisories.filter(([id]) => id === wanted);
  const lists = await Promise.all(
    rows.map(async ([, id, place]) => {
      const all = await inSegment(source.places.at(place) ?? -1, source);
      return all.filter(({ change }) => change?.id === id);
    }),
  );
  return lists.flat();
}

async function inSegment(segment: number, source: FindSource): Promise<Sighting[]> {
  return (await changesAt(segment, source)).map((change) => ({
    commit: commitsOf(change)[0] ?? null,
    change,
    segment,
  }));
}

function commitsFile(prefix: string, { load }: FindSource): Promise<CommitsFile> {
  return load(`commits/${prefix.charAt(0)}`);
}

async function referencesFile(
  number: number,
  { load }: FindSource,
): Promise<{ start: number; file: ReferencesFile | null }> {
  const start = referencesFor(await load<ReferenceStarts>('references'), number);
  return start === null ? { start: 0, file: null } : { start, file: await load(`references/${start}`) };
}
