import { type DemoCommit, type DemoTag, formatStamp, type History } from './history.ts';
import type { FileEntry, Files } from './objects.ts';
import { SIGNED_SINCE, signTag } from './sign-tag.ts';

/** The stream that makes `git fast-import` write exactly this history, every id included. */
export function fastImportStream(history: History): Buffer {
  const marks = new Map<string, number>();
  const chunks: (string | Buffer)[] = ['feature done\n'];
  for (const commit of history.commits) {
    for (const entry of newEntries(commit, marks)) chunks.push(...blobCommand(entry, marks));
    chunks.push(commitCommand(commit, marks));
  }
  for (const [branch, head] of history.branches) chunks.push(resetCommand(`refs/heads/${branch}`, head, marks));
  for (const tag of history.tags) chunks.push(tagCommand(tag, marks));
  chunks.push('done\n');
  return Buffer.concat(chunks.map((chunk) => Buffer.from(chunk)));
}

function newEntries(commit: DemoCommit, marks: Map<string, number>): FileEntry[] {
  return [...commit.files.values()].filter((entry) => !marks.has(entry.blob.id));
}

function blobCommand({ blob }: FileEntry, marks: Map<string, number>): (string | Buffer)[] {
  if (marks.has(blob.id)) return [];
  return [`blob\nmark :${newMark(blob.id, marks)}\ndata ${blob.body.length}\n`, blob.body, '\n'];
}

/** Commits go to a ref of no consequence; the branches are set at the end, when their heads are known. */
function commitCommand(commit: DemoCommit, marks: Map<string, number>): string {
  const [first, ...merged] = commit.parents;
  const lines = [
    ...(first ? [] : ['reset refs/heads/main']),
    'commit refs/heads/main',
    `mark :${newMark(commit.id, marks)}`,
    `author ${formatStamp(commit.author)}`,
    `committer ${formatStamp(commit.committer)}`,
    `data ${Buffer.byteLength(commit.message)}\n${commit.message}`,
    ...(first ? [`from :${marks.get(first.id)}`] : []),
    ...merged.map((parent) => `merge :${marks.get(parent.id)}`),
    ...fileCommands(commit.files, first?.files ?? new Map(), marks),
  ];
  return `${lines.join('\n')}\n`;
}

function fileCommands(files: Files, before: Files, marks: Map<string, number>): string[] {
  const removed = [...before.keys()].filter((path) => !files.has(path)).map((path) => `D ${path}`);
  const written = [...files].flatMap(([path, entry]) => {
    const old = before.get(path);
    if (old?.blob.id === entry.blob.id && old.mode === entry.mode) return [];
    return [`M ${entry.mode} :${marks.get(entry.blob.id)} ${path}`];
  });
  return [...removed, ...written];
}

function resetCommand(ref: string, target: DemoCommit, marks: Map<string, number>): string {
  return `reset ${ref}\nfrom :${marks.get(target.id)}\n\n`;
}

function tagCommand({ name, target, annotation }: DemoTag, marks: Map<string, number>): string {
  if (!annotation) return resetCommand(`refs/tags/${name}`, target, marks);
  const { tagger, message } = annotation;
  const payload = `object ${target.id}\ntype commit\ntag ${name}\ntagger ${formatStamp(tagger)}\n\n${message}`;
  const text = tagger.time < SIGNED_SINCE ? message : `${message}${signTag(payload)}`;
  const data = `data ${Buffer.byteLength(text)}\n${text}`;
  return `tag ${name}\nfrom :${marks.get(target.id)}\ntagger ${formatStamp(tagger)}\n${data}\n`;
}

function newMark(id: string, marks: Map<string, number>): number {
  const mark = marks.size + 1;
  marks.set(id, mark);
  return mark;
}
