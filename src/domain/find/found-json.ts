import type { Answer, Sight } from './answer.ts';
import type { Found } from './find-change.ts';
import { nearestWith, type Standpoint } from './nearest-with.ts';
import type { Sighting } from './sighting.ts';

/** What the document needs beside what was found. */
export interface JsonContext {
  /** As it was typed. */
  query: string;
  standpoint: Standpoint | null;
  /** Full id of a commit from its first digits. */
  fullId: (start: string) => string;
}

/** The same answer as the page's, for programs: full ids, every release that has it. */
export function foundAsJson(found: Found, context: JsonContext): string {
  const document = { schemaVersion: 1, query: context.query, found: found.kind, ...membersOf(found, context) };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function membersOf(found: Found, context: JsonContext): object {
  switch (found.kind) {
    case 'empty':
      return {};
    case 'release':
      return { release: found.release.id };
    case 'answers':
      return {
        more: found.more,
        answers: found.answers.map((answer) => ({
          ...answerJson(answer, context),
          others: answer.others.map((other) => changeJson(other, context)),
        })),
      };
    case 'choices':
      return {
        partial: found.partial,
        total: found.total,
        answers: found.choices.map((answer) => answerJson(answer, context)),
      };
    case 'nothing':
      return { near: found.near };
  }
}

function answerJson(answer: Answer, context: JsonContext): object {
  const sight = (own: Sight | null) => own && sightJson(own, context);
  return {
    ...changeJson(answer.sighting, context),
    lines: answer.lines.map(({ component, line, first, before, perhaps, gone, again }) => ({
      component,
      line,
      first: sight(first),
      prerelease: sight(before),
      unverified: sight(perhaps),
      gone: gone && { release: gone.release.id, takenBackBy: gone.by && context.fullId(gone.by) },
      again: again?.id ?? null,
    })),
    without: answer.without,
    elsewhere: answer.elsewhere.map((own) => sightJson(own, context)),
    unreleased: answer.unreleased,
    releases: [...answer.sights.values()].map((own) => sightJson(own, context)),
    takenBack: answer.undone.map(({ id }) => id),
    ...(context.standpoint && { nearest: nearestJson(answer, context.standpoint, context) }),
  };
}

function changeJson({ commit, change }: Sighting, { fullId }: JsonContext): object {
  return {
    commit: commit && fullId(commit),
    id: change?.id.replace(/^[0-9a-f]{12}/, fullId) ?? null,
    type: change?.type ?? null,
    scope: change?.scope ?? null,
    subject: change?.subject ?? null,
    references: (change?.references ?? []).map(([text, url = null]) => ({ text, url })),
  };
}

function sightJson({ release, how, commit }: Sight, { fullId }: JsonContext): object {
  return { release: release.id, tag: release.tag, evidence: how, commit: commit && fullId(commit) };
}

function nearestJson(answer: Answer, standpoint: Standpoint, context: JsonContext): object {
  const nearest = nearestWith(answer, standpoint);
  return { standing: nearest.kind, ...('sight' in nearest ? sightJson(nearest.sight, context) : {}) };
}
