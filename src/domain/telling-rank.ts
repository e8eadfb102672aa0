import type { Change } from './change.ts';

/** From this step on, a change is routine among those of its kind. */
const ROUTINE = 4;

/**
 * How much a change tells a reader about its release, the lowest first: security before breaking, features, fixes and
 * the rest, and among each kind the work on the product before updates of what it is made of.
 */
export function tellingRank(change: Change): number {
  const routine = isDependency(change) || ROUTINE_WORDS.test(change.scope ?? '') || TYPO.test(change.subject);
  return 10 * kindOf(change) + (routine ? ROUTINE : change.type === null ? plainStep(change) : 0);
}

/** Whether a rank is that of routine work: of dependencies, documents, tests, releases. */
export function isRoutineRank(rank: number): boolean {
  return rank % 10 >= ROUTINE;
}

const KINDS: ((change: Change) => boolean)[] = [
  (change) => change.security,
  (change) => change.breaking,
  (change) => change.section === 'features',
  (change) => change.section === 'fixes',
  (change) => change.section === 'performance',
];

function kindOf(change: Change): number {
  const kind = KINDS.findIndex((fits) => fits(change));
  return kind < 0 ? KINDS.length : kind;
}

const DEPENDENCY =
  /^(?:bump|update|updates|updated|upgrade|pin|lock) .*(?:\bdep(?:endenc(?:y|ie))?s?\b|\bto (?:\S+ )?v?\d|\bfrom \S+ to\b)|^[\w@/.-]+@[~^]?\d\S*$|^bump\b/i;

function isDependency({ scope, subject }: Change): boolean {
  return /^(?:deps?|deps-dev|dependencies|go\.mod|cargo|vendor)$/i.test(scope ?? '') || DEPENDENCY.test(subject);
}

const NEW = /^(?:add|allow|support|introduc|implement|enabl|make|let|new|provid|accept|expos)(?:e|es|ed|s|ing)?\b/i;
const FIXED =
  /^(?:fix|prevent|avoid|handl|correct|restor|resolv|stop|ensur|do not|don['’]t|never|preserv|keep)(?:e|es|ed|s|ing)?\b/i;
const ROUTINE_WORDS =
  /\b(?:typos?|spelling|grammar|change-?log\w*|unreleased|readme|contribut\w+|authors?|copyright|licen[cs]e|badges?|travis|appveyor|ci|cicd|codecov|github actions?|actions|workflows?|lint\w*|flake8|mypy|tox|clippy|rustfmt|pre-commit|code ?style|code coverage|coverage|formatting|white ?space|indentation|clean ?-?ups?|examples?|refactor\w*|tests?|testing|fixtures?|benchmarks?|docs?|documentation|docstrings?|comments?|website|blog|release (?:notes|script|process|action|workflow)|bump|requirements|version \d\S*|sponsors?|captains|triage|pypi)\b/i;
/** Routine even where its type says that it is a fix. */
const TYPO = /\btypos?\b/i;
/** A word or two say nothing: `cleanup`, `more`, `wip`. */
const SHORTEST = 12;

/** Where no type says it: what is new, then fixes, then the rest, those that came as a pull request first. */
function plainStep({ subject, references }: Change): number {
  if (subject.length < SHORTEST || ROUTINE_WORDS.test(subject)) return ROUTINE;
  if (NEW.test(subject)) return references.length > 0 ? 0 : 1;
  if (FIXED.test(subject)) return references.length > 0 ? 1 : 2;
  return references.length > 0 ? 2 : ROUTINE - 1;
}
