import { addCase, addSentence, chain, dependencyVersion, parseEdit, setDependency, setVersion } from './edits.ts';
import type { DemoCommit } from './history.ts';
import { inverse } from './inverse.ts';
import { authorOf, stampOf } from './people.ts';
import type { CommitText, Statement } from './script.ts';
import { DEMO_PROJECT } from './source.ts';
import { type Entry, filesOf, headOf, labelled, mergerOf, type Stage, takeNumber } from './stage.ts';

/** Types whose commits came through a squashed pull request. */
const NUMBERED = ['feat', 'fix', 'perf', 'refactor', 'docs'];
/** A copy is made at least this many seconds after what it copies. */
const LATER = 1500;

/** A commit of the script; `squashed` gives it the number of its pull request. */
export function commitEntry(text: CommitText, stage: Stage, time: number, squashed: boolean): Entry {
  const [, type = '', scope = null, subject = ''] = /^(\w+)(?:\(([^)]*)\))?!?: (.*)$/.exec(text.subject) ?? [];
  const edits = text.edits.map((edit) => parseEdit(edit, scope, stage.bundle));
  if (type === 'fix' || type === 'test') edits.push(addCase(scope, subject.replaceAll('`', '')));
  if (type === 'feat') edits.push(addSentence(scope, `${subject.charAt(0).toUpperCase()}${subject.slice(1)}.`));
  if (edits.length === 0) throw new Error(`"${text.subject}" changes nothing`);
  const numbered = squashed && (text.number !== null || NUMBERED.includes(type));
  return {
    subject: text.subject,
    body: text.body,
    number: numbered ? takeNumber(text.subject, text.number, stage) : null,
    patch: chain(edits),
    author: (at) => (text.by === null ? authorOf(text.subject, at) : stampOf(text.by, at)),
    label: text.label,
    time,
  };
}

/** The same change on another branch: author and message stay, the committer is whoever carries it over. */
export function copyEntry(statement: Statement & { kind: 'copy' }, stage: Stage, time: number): Entry {
  const { commit, subject, body, patch, number } = labelled(statement.label, stage);
  const evidence = {
    pick: [`(cherry picked from commit ${commit.id})`],
    backport: [`Backport of #${number}.`],
    port: [],
  }[statement.how];
  const gap = body.length > 0 && evidence.length > 0 ? [''] : [];
  const again = { pick: () => number, port: () => null, backport: () => ownNumber(statement, subject, stage) };
  return {
    subject,
    body: [...body, ...gap, ...evidence],
    number: again[statement.how](),
    patch,
    author: () => commit.author,
    committer: (at) => mergerOf(subject, at),
    label: statement.as,
    time: Math.max(time, commit.committer.time + LATER),
  };
}

/** What takes a commit back, or what takes that back again. */
export function revertEntry(statement: Statement & { kind: 'revert' }, stage: Stage, time: number): Entry {
  const { commit, subject, number } = labelled(statement.label, stage);
  const original = /^Revert "(.*)"$/.exec(subject)?.[1];
  const title = number === null ? subject : `${subject} (#${number})`;
  const again = statement.how === 'reapply' && original ? `Reapply "${original}"` : `Revert "${title}"`;
  const body = {
    sha: [`This reverts commit ${commit.id}.`],
    reapply: [`This reverts commit ${commit.id}.`],
    pull: [`Reverts ${DEMO_PROJECT}#${number}`],
    title: [],
  }[statement.how];
  return {
    subject: again,
    body,
    number: statement.how === 'pull' ? takeNumber(again, null, stage) : null,
    patch: inverse(commit.parents[0]?.files ?? new Map(), commit.files),
    author: (at) => mergerOf(again, at),
    label: statement.as,
    time: Math.max(time, commit.committer.time + LATER),
  };
}

/** The bot's update of one dependency. */
export function dependencyEntry(statement: Statement & { kind: 'deps' }, stage: Stage, time: number): Entry {
  const { manifest, name, version } = statement;
  const old = dependencyVersion(filesOf(stage), manifest, name);
  const scope = manifest.startsWith('exporter/') ? 'exporter-deps' : 'deps';
  const subject = `chore(${scope}): bump ${name} from ${old} to ${version}`;
  return {
    subject,
    body: [],
    number: takeNumber(subject, null, stage),
    patch: setDependency(manifest, name, version),
    author: (at) => stampOf('bot', at),
    time,
  };
}

/** Joins another branch; unless told `ours`, everything it has and this one lacks is made here as well. */
export function mergeEntry(statement: Statement & { kind: 'merge' }, stage: Stage, time: number): Entry {
  const theirs = stage.heads.get(statement.branch);
  const ours = headOf(stage);
  if (!theirs) throw new Error(`no branch ${statement.branch} to merge`);
  const known = reachable(ours.commit);
  const wanted = reachable(theirs.commit);
  const missing = stage.commits.filter(({ commit }) => wanted.has(commit) && !known.has(commit));
  const edits = statement.edits.map((edit) => parseEdit(edit, null, stage.bundle));
  return {
    subject: `Merge branch '${statement.branch}' into ${stage.current}`,
    body: [],
    number: null,
    patch: chain([...(statement.ours ? [] : missing.map(({ patch }) => patch)), ...edits]),
    author: (at) => mergerOf(statement.branch, at),
    parents: [ours.commit, theirs.commit],
    time: Math.max(time, theirs.commit.committer.time + LATER),
  };
}

/** The commit that sets the version which a tag names. */
export function versionEntry(tag: string, time: number): Entry {
  const component = tag.includes('@');
  const version = tag.replace(/^(?:.*@|v)/, '');
  return {
    subject: component ? `chore(exporter): release ${version}` : `chore(release): ${version}`,
    body: [],
    number: null,
    patch: setVersion(component ? 'exporter/package.json' : 'package.json', version),
    author: (at) => mergerOf(tag, at),
    time,
  };
}

function ownNumber(statement: Statement & { kind: 'copy' }, subject: string, stage: Stage): number {
  return takeNumber(`${stage.current} ${subject}`, statement.number, stage);
}

function reachable(head: DemoCommit): Set<DemoCommit> {
  const seen = new Set<DemoCommit>();
  const open = [head];
  for (let commit = open.pop(); commit; commit = open.pop()) {
    if (seen.has(commit)) continue;
    seen.add(commit);
    open.push(...commit.parents);
  }
  return seen;
}
