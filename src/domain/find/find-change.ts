import type { ReleaseEntry } from '../browser-files.ts';
import { exactRelease } from '../version-jump.ts';
import { type Answer, answerFor } from './answer.ts';
import { carriersOf } from './carrier.ts';
import type { FindSource } from './find-source.ts';
import { type Question, readQuestion } from './question.ts';
import { nearestNames, type Sighting, sightingsOf } from './sighting.ts';
import { searchWords, type WordHits } from './words.ts';

/** What was found. */
export type Found =
  | { kind: 'empty' }
  /** The question is a version. */
  | { kind: 'release'; release: ReleaseEntry }
  /** Each answer with every sighting that it holds for; `more` sightings are left out. */
  | { kind: 'answers'; question: Question; answers: GroupedAnswer[]; more: number }
  /** Several things may be meant: each with its answer, to choose from. */
  | { kind: 'choices'; question: Question; choices: Answer[]; total: number; partial: boolean; share: number }
  /** Nothing; `near` are questions that have an answer. */
  | { kind: 'nothing'; question: Question; near: string[] };

export interface GroupedAnswer extends Answer {
  /** What else the same answer holds for. */
  others: Sighting[];
}

/** Answers that are worked out for one question. */
const MOST = 40;

/**
 * Answers "which release has it?" for a commit, a reference, an advisory or words.
 *
 * @param query as it was typed
 * @param onPart called with what words have found so far
 */
export async function findChange(
  query: string,
  source: FindSource,
  onPart: (found: Found) => void = () => undefined,
): Promise<Found> {
  const questions = readQuestion(query);
  const [first] = questions;
  if (!first) return { kind: 'empty' };
  const release = exactRelease(query, source.releases);
  if (release) return { kind: 'release', release };
  for (const question of questions) {
    const found = await answerTo(question, source, onPart);
    if (found) return found;
  }
  const near = first.kind === 'words' ? [] : await nearestNames(first, source);
  return { kind: 'nothing', question: first, near };
}

async function answerTo(question: Question, source: FindSource, onPart: (found: Found) => void): Promise<Found | null> {
  if (question.kind === 'words') return await answerWords(question, source, onPart);
  const sightings = withoutTwins(await sightingsOf(question, source), question, source);
  if (sightings.length === 0) return null;
  const answers = await answersOf(sightings.slice(0, MOST), question, source);
  if (question.kind === 'commit' && answers.length > 1) {
    return { kind: 'choices', question, choices: answers, total: answers.length, partial: false, share: 1 };
  }
  return { kind: 'answers', question, answers: grouped(answers), more: Math.max(0, sightings.length - MOST) };
}

async function answerWords(
  question: Extract<Question, { kind: 'words' }>,
  source: FindSource,
  onPart: (found: Found) => void,
): Promise<Found | null> {
  const foundOf = async (result: WordHits): Promise<Found | null> => {
    const { hits, total, partial, share } = result;
    const single = !partial && share === 1 && (hits.length === 1 || (hits[0]?.whole && !hits[1]?.whole));
    const meant = single ? hits.slice(0, 1) : hits;
    const answers = await answersOf(
      meant.map((hit) => [hit]),
      question,
      source,
    );
    if (answers.length === 0) return null;
    if (single) return { kind: 'answers', question, answers: grouped(answers), more: 0 };
    return { kind: 'choices', question, choices: answers, total, partial, share };
  };
  const parts: Promise<void>[] = [];
  const last = await searchWords(question.words, source, (part) => {
    parts.push(foundOf(part).then((found) => (found ? onPart(found) : undefined)));
  });
  // What comes late must not be drawn over the end.
  await Promise.all(parts);
  return await foundOf(last);
}

/** A sighting, with others of the very same title that name the same pull request or advisory. */
type Kin = [main: Sighting, ...twins: Sighting[]];

/** Of the same change on several lines one has the answer for all: the one that most releases have. */
function withoutTwins(sightings: readonly Sighting[], question: Question, { graph }: FindSource): Kin[] {
  const reach = ({ segment }: Sighting) =>
    (graph.runs[segment] ?? []).reduce((sum, value, at) => (at % 2 === 0 ? sum : sum + value), 0);
  const told = new Set<string>();
  const groups = new Map<string, Kin>();
  for (const sighting of sightings.toSorted((a, b) => reach(b) - reach(a))) {
    const { commit, change } = sighting;
    for (const [twin, how] of change?.same ?? []) if (how !== 'subject') told.add(twin);
    const title = change && question.kind !== 'commit' ? `${change.scope ?? ''}: ${change.subject}`.toLowerCase() : '';
    const known = groups.get(title);
    if (known) known.push(sighting);
    else if (commit === null || !told.has(commit)) groups.set(title || `${groups.size}`, [sighting]);
  }
  return [...groups.values()];
}

async function answersOf(sightings: readonly Kin[], question: Question, source: FindSource): Promise<Answer[]> {
  const how = question.kind === 'advisory' ? 'advisory' : 'pull-request';
  return await Promise.all(
    sightings.map(async ([main, ...twins]) => {
      return answerFor(main, await carriersOf(main, source, { sightings: twins, how }), source);
    }),
  );
}

/** A pull request of many commits has one answer, not many. */
function grouped(answers: readonly Answer[]): GroupedAnswer[] {
  const groups = new Map<string, GroupedAnswer>();
  for (const answer of answers) {
    const key = JSON.stringify([
      answer.lines.map(({ first, gone }) => [first?.release.id, gone?.release.id]),
      answer.without,
    ]);
    const known = groups.get(key);
    if (known) known.others.push(answer.sighting);
    else groups.set(key, { ...answer, others: [] });
  }
  return [...groups.values()];
}
