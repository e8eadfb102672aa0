import { composeBrowserData } from '#domain/browser-data.ts';
import type { Commit } from '#domain/commit.ts';
import type { Answer } from '#domain/find/answer.ts';
import { type Found, findChange } from '#domain/find/find-change.ts';
import type { FindSource } from '#domain/find/find-source.ts';
import { foundAsJson } from '#domain/find/found-json.ts';
import { foundAsText } from '#domain/find/found-text.ts';
import { memorySource } from '#domain/find/memory-source.ts';
import { nearestWith, type Standpoint, standpointOf } from '#domain/find/nearest-with.ts';
import { nearest } from '#domain/nearest.ts';
import { standingOn } from '#domain/standing.ts';
import { cleanForTerminal } from '#domain/text.ts';
import { InputError } from '../input-error.ts';
import type { Mined } from '../steps/mine.ts';
import { whichArtifact } from './which-artifact.ts';

export interface WhichOptions {
  /** Commit, number of a pull request or issue, advisory, words, or the SHA-256 of a file. */
  change?: string | undefined;
  /** Line, or version that somebody runs, for the nearest release with it. */
  line?: string | undefined;
  json?: boolean | undefined;
}

/**
 * `tagline which CHANGE`: the first release of each line that has a change, or the artifact with this SHA-256.
 *
 * @returns exit code: 0 when a release has it (with a line: one of this line), else 1
 * @param mine reads the repository, once it is known what to look for
 * @throws InputError `missing-argument`, `unknown-line`
 */
export async function which(mine: () => Promise<Mined>, { change, ...options }: WhichOptions): Promise<number> {
  if (change === undefined || change.trim() === '') throw new InputError(NOTHING_ASKED);
  const mined = await mine();
  const source = memorySource(composeBrowserData(mined));
  const artifact = SHA256.test(change.trim())
    ? await whichArtifact(change.trim().toLowerCase(), mined, await source.load('current'))
    : null;
  if (artifact) return tell(options.json ? json({ query: change, ...artifact.json }) : cleanForTerminal(artifact.text));
  const standpoint = options.line === undefined ? null : lineMeant(options.line, source);
  const found = await findChange(change, source);
  const written = options.json
    ? foundAsJson(found, { query: change, standpoint, fullId: fullIds(mined.commits) })
    : cleanForTerminal(
        foundAsText(found, { standpoint, releases: source.releases, context: standingOn(mined.portal) }),
      );
  process.stdout.write(written);
  return isFound(found, standpoint) ? 0 : 1;
}

/** In a repository of SHA-256 also the full id of a commit, which is looked for where no file has it as its hash. */
const SHA256 = /^[0-9a-f]{64}$/i;

function tell(text: string): number {
  process.stdout.write(text);
  return 0;
}

function json(content: object): string {
  return `${JSON.stringify({ schemaVersion: 1, ...content }, null, 2)}\n`;
}

const NOTHING_ASKED = {
  code: 'missing-argument',
  message: 'Nothing was said to look for.',
  hint: "Name a commit, a number, an advisory, words or the SHA-256 of a file: tagline which '#123'",
};

function lineMeant(text: string, { releases }: FindSource): Standpoint {
  const found = standpointOf(text, releases);
  if (found) return found;
  const lines = [...new Set(releases.toReversed().map(({ line }) => line))];
  const best = nearest(text, [...lines, ...releases.map(({ version }) => version)]);
  throw new InputError({
    code: 'unknown-line',
    message: `There is no line and no version ${text}.`,
    hint: best === null ? `The lines are: ${lines.slice(0, 8).join(', ')}` : `Nearest: ${best}`,
  });
}

/** Full ids of commits that the browser's files name by their first digits. */
function fullIds(commits: readonly Commit[]): (start: string) => string {
  const byStart = new Map(commits.map(({ id }) => [id.slice(0, 10), id]));
  return (start) => byStart.get(start.slice(0, 10)) ?? start;
}

function isFound(found: Found, standpoint: Standpoint | null): boolean {
  const has = (answer: Answer) =>
    standpoint ? /^(?:has|line)$/.test(nearestWith(answer, standpoint).kind) : answer.lines.length > 0;
  if (found.kind === 'answers') return found.answers.some(has);
  return found.kind === 'choices' ? !found.partial && found.choices.some(has) : found.kind === 'release';
}
