import type { Component } from '../component.ts';
import { nearest } from '../nearest.ts';
import type { Place, Problem } from '../problem.ts';
import type { ReleaseNames } from '../release-names.ts';
import type { AdvisoryFile, AdvisoryScope, StatedFix } from './advisory-file.ts';
import type { CommitsAtWork } from './advisory-fixes.ts';
import type { JudgedRelease, JudgedScope } from './advisory-scope.ts';

/** What an advisory states of its fixes, beside what was found. */
export interface FixCheck {
  file: AdvisoryFile;
  scope: AdvisoryScope;
  component: Component;
  named: readonly { stated: StatedFix; release: JudgedRelease | null }[];
  judged: JudgedScope;
  names: ReleaseNames;
  atWork: CommitsAtWork;
}

/** Two files about one weakness would tell of it twice. */
export function duplicateAdvisories(files: readonly AdvisoryFile[]): Problem[] {
  const first = new Map<string, AdvisoryFile>();
  const problems: Problem[] = [];
  for (const advisory of files) {
    const names = [...new Set([advisory.id, ...advisory.aliases])].map((id) => id.toUpperCase());
    const known = names.map((id) => first.get(id)).find((other) => other !== undefined);
    if (known) {
      const message = `It is about ${advisory.id}, as ${known.file} is.`;
      const hint = 'Keep one of the two files; other ids of the weakness go into its aliases.';
      problems.push({ code: 'duplicate-advisory', severity: 'error', message, hint, where: { file: advisory.file } });
    }
    for (const id of names) first.set(id, first.get(id) ?? advisory);
  }
  return problems;
}

/** A scope whose component nobody knows: nothing can be said of it. */
export function scopeProblems(scope: AdvisoryScope, file: AdvisoryFile, components: readonly Component[]): Problem[] {
  const known = components.map(({ id }) => id);
  const wanted = scope.component ?? scope.package;
  const meant = wanted === null ? null : nearest(wanted, known);
  const message = wanted
    ? `${file.id} speaks of '${wanted}', which is no component here, so nothing is shown as affected.`
    : `${file.id} does not say which component it is about, and there is no root product.`;
  const hint = `${meant ? `Did you mean '${meant}'? ` : ''}Components: ${known.join(', ')}.`;
  return [warning('advisory-component', message, hint, scope.where)];
}

/** Fixed versions without a tag, commits that are unknown or not where they should be, fixes that nobody stated. */
export function fixProblems(check: FixCheck): Problem[] {
  const { file, scope, judged } = check;
  const affectsNothing =
    judged.affected.length === 0 && file.withdrawn === null
      ? [
          notice(
            'advisory-affects-nothing',
            `${file.id} affects none of the releases that there are.`,
            NOTHING,
            scope.where,
          ),
        ]
      : [];
  return [
    ...check.named.flatMap((each) => checkFix(each, check)),
    ...scope.commits.flatMap(({ introduced, fixed, lastAffected }) =>
      [...introduced, ...fixed, ...lastAffected].flatMap((id) => unknownCommit(id, scope.where, check)),
    ),
    ...judged.unstated.map((release) => unstatedFix(release, check)),
    ...affectsNothing,
  ];
}

const NOTHING = 'Compare its affected versions with the tags: git tag --list';

function checkFix({ stated, release }: FixCheck['named'][number], check: FixCheck): Problem[] {
  const { file, component, names, atWork } = check;
  if (!release) {
    const near = names.candidates({ component: component.root ? null : component.id, version: stated.version });
    const message = `There is no tag for version ${stated.version}, which is to bring the fix of ${file.id}.`;
    const hint = near.length > 0 ? `Versions that exist: ${near.join(', ')}.` : 'Fetch the tags: git fetch --tags';
    return [warning('advisory-fix-without-tag', message, hint, stated.where)];
  }
  if (stated.commit === null) return [];
  const number = atWork.numberOf(stated.commit);
  if (number === null) return unknownCommit(stated.commit, stated.where, check);
  if (atWork.has(release.number, number)) return [];
  const message = `${stated.version} is said to bring the fix of ${file.id}, but does not contain ${stated.commit}.`;
  const hint = `See which tags do: git tag --contains ${stated.commit}`;
  return [warning('advisory-fix-absent', message, hint, stated.where)];
}

function unknownCommit(id: string | null, where: Place, { file, atWork }: FixCheck): Problem[] {
  if (id === null || atWork.numberOf(id) !== null) return [];
  const message = `${file.id} names the commit ${id}, which is not in this history.`;
  return [
    warning('advisory-commit-unknown', message, 'Write the full id of a commit that a tag or branch contains.', where),
  ];
}

function unstatedFix({ record }: JudgedRelease, { file, scope }: FixCheck): Problem {
  const message = `A security fix in ${record.version} names ${file.id}, which does not list it as fixed: it is shown as free of it.`;
  const hint = `Add '${record.version}' to its fixed versions, one a line, or take ${file.id} out of the notes of the change.`;
  return warning('advisory-fix-not-stated', message, hint, scope.where);
}

function warning(code: string, message: string, hint: string, where: Place): Problem {
  return { code, severity: 'warning', message, hint, where };
}

function notice(code: string, message: string, hint: string, where: Place): Problem {
  return { code, severity: 'notice', message, hint, where };
}
