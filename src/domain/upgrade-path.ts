import type { BrowserChange, ReleaseEntry } from './browser-files.ts';
import type { ComparedChange, UpgradeSteps } from './bucket.ts';
import { splitCodeSpans } from './code-spans.ts';
import { compareVersions } from './version-fields.ts';

/** One thing to know or do before an upgrade: a breaking change, or a step that notes ask for. */
export interface PathStep {
  /** Tells it apart from every other of the pair, today and after the next release. */
  key: string;
  release: ReleaseEntry | null;
  /** Null where the step was written by hand. */
  change: BrowserChange | null;
  /** What to do, as people wrote it; under a change also what it says of what breaks. */
  texts: string[];
  /** Steps of earlier releases that this one makes needless, newest first. */
  replaces: PathStep[];
}

/**
 * Breaking changes and steps by hand as one list, in the order of the versions that bring them. A step by hand that
 * speaks of the same key as a breaking change of its release stands under it; a later one on the same key replaces the
 * earlier one, which stays readable under it.
 *
 * @param breaking lowest version first
 */
export function upgradePath(breaking: readonly ComparedChange[], byHand: readonly UpgradeSteps[]): PathStep[] {
  const changes = breaking.map(changeStep);
  const steps = byHand.flatMap(({ release, steps }) => steps.map((text) => handStep(release, text)));
  const own = steps.filter((step) => !explains(step, changes));
  const all = [...changes, ...own].sort((a, b) => compareVersions(versionOf(a), versionOf(b)));
  return withoutReplaced(all);
}

function changeStep({ change, release }: ComparedChange): PathStep {
  const texts = change.breakingText && change.breakingText !== change.subject ? [change.breakingText] : [];
  return { key: change.id, release, change, texts, replaces: [] };
}

function handStep(release: ReleaseEntry, text: string): PathStep {
  return { key: `${release.id} ${text}`, release, change: null, texts: [text], replaces: [] };
}

/** Puts a step under the breaking change of its release that speaks of the same key; false where there is none. */
function explains(step: PathStep, changes: readonly PathStep[]): boolean {
  const subject = subjectOf(step);
  const meant = changes.find(
    (change) => subject !== null && change.release?.id === step.release?.id && subjectOf(change) === subject,
  );
  meant?.texts.push(...step.texts);
  return meant !== undefined;
}

function withoutReplaced(steps: readonly PathStep[]): PathStep[] {
  const bySubject = Map.groupBy(steps, subjectOf);
  return steps.filter((step) => {
    const subject = subjectOf(step);
    const later = subject === null ? undefined : bySubject.get(subject)?.findLast((other) => replaces(other, step));
    later?.replaces.unshift(step);
    return later === undefined;
  });
}

/** Two breaking changes must also share their scope: two parts of a product may have a key of the same name. */
function replaces(later: PathStep, step: PathStep): boolean {
  if (compareVersions(versionOf(later), versionOf(step)) <= 0) return false;
  return !later.change || !step.change || later.change.scope === step.change.scope;
}

/** The first code of a text where it is one word: the key, flag or header that the step is about. */
function subjectOf({ change, texts }: PathStep): string | null {
  const first = splitCodeSpans(change?.subject ?? texts[0] ?? '').find((span) => span.code)?.text;
  return first !== undefined && /^[^\s]*[a-z][^\s]*$/i.test(first) && first.length > 2 ? first : null;
}

function versionOf({ release }: PathStep): string {
  return release?.version ?? '';
}
