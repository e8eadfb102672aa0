import { type Branch, readSeconds, type Tag } from '#domain/commit.ts';
import { findSignature, type TagSignatureKind } from '#domain/tag-object.ts';
import { cleanLine, cleanText, cutText } from '#domain/text.ts';
import { type GitDirectory, runGit } from './git-process.ts';

export interface Refs {
  tags: Tag[];
  /** Tag objects of the annotated ones, by name as in `tags`. */
  tagObjects: Map<string, TagRef>;
  branches: Branch[];
  /** Tags that name no commit (a blob or a tree), by name. */
  tagsOfOther: string[];
  /** Branch that HEAD names, or null when detached or unborn. */
  headBranch: string | null;
  /** Full id of the commit that HEAD finally names, or null when there is none. */
  head: string | null;
}

/** The object that a tag ref names. */
export interface TagRef {
  /** The ref's name without `refs/tags/`, as in git. */
  ref: string;
  /** Full id of the tag object. */
  id: string;
  /** What its message seems to be signed with; null: nothing. */
  signed: TagSignatureKind | null;
}

const FIELDS = [
  'refname',
  'objectname',
  'objecttype',
  '*objectname',
  '*objecttype',
  'taggerdate:unix',
  'committerdate:unix',
  '*committerdate:unix',
  'HEAD',
  'contents',
] as const;
const FORMAT = FIELDS.map((field) => `%(${field})%00`).join('');
const MESSAGE_LIMIT = 65_536;

interface RefRecord {
  name: string;
  id: string;
  type: string;
  peeledId: string;
  peeledType: string;
  date: string;
  annotated: boolean;
  isHead: boolean;
  contents: string;
}

/** Reads every tag, branch and branch of `origin` with one `for-each-ref`; nested tags are peeled to their commit. */
export async function readRefs(directory: GitDirectory): Promise<Refs> {
  const pieces: Buffer[] = [];
  await runGit(directory, {
    args: ['for-each-ref', `--format=${FORMAT}`, 'refs/tags', 'refs/heads', 'refs/remotes/origin'],
    onData: (piece) => pieces.push(piece),
  });
  const records = parseRecords(Buffer.concat(pieces).toString('utf8'));
  const nested = records.filter((record) => record.peeledType === 'tag');
  const peeled = await peelNested(
    directory,
    nested.map((record) => record.id),
  );
  for (const record of nested) Object.assign(record, peeled.get(record.id));
  return assembleRefs(records);
}

function parseRecords(text: string): RefRecord[] {
  const parts = text.split('\0');
  const records: RefRecord[] = [];
  for (let at = 0; at + FIELDS.length <= parts.length; at += FIELDS.length) {
    const [
      name = '',
      id = '',
      type = '',
      peeledId = '',
      peeledType = '',
      tagger = '',
      own = '',
      target = '',
      head = '',
      contents = '',
    ] = parts.slice(at, at + FIELDS.length);
    const date = tagger || own || target;
    const annotated = type === 'tag';
    records.push({
      name: name.replace(/^\n/, ''),
      id,
      type,
      peeledId,
      peeledType,
      date,
      annotated,
      isHead: head === '*',
      contents,
    });
  }
  return records;
}

/** `%(*objectname)` peels one level only: ask for the rest, by object id. */
async function peelNested(directory: GitDirectory, ids: string[]): Promise<Map<string, Partial<RefRecord>>> {
  const result = new Map<string, Partial<RefRecord>>();
  if (ids.length === 0) return result;
  const pieces: Buffer[] = [];
  await runGit(directory, {
    args: ['cat-file', '--batch-check'],
    input: `${ids.map((id) => `${id}^{}`).join('\n')}\n`,
    onData: (piece) => pieces.push(piece),
  });
  const lines = Buffer.concat(pieces).toString('utf8').split('\n');
  for (const [index, id] of ids.entries()) {
    const [peeledId = '', peeledType = ''] = (lines[index] ?? '').split(' ');
    result.set(id, { peeledId, peeledType });
  }
  return result;
}

function assembleRefs(records: RefRecord[]): Refs {
  const refs: Refs = { tags: [], tagObjects: new Map(), branches: [], tagsOfOther: [], headBranch: null, head: null };
  for (const record of records) {
    const commit = record.annotated ? record.peeledId : record.id;
    const isCommit = (record.annotated ? record.peeledType : record.type) === 'commit';
    if (record.name.startsWith('refs/tags/')) {
      const ref = record.name.slice('refs/tags/'.length);
      const name = cleanLine(ref);
      if (isCommit && record.annotated) {
        refs.tagObjects.set(name, { ref, id: record.id, signed: findSignature(record.contents)?.kind ?? null });
      }
      if (isCommit) refs.tags.push(tagOf(record, name, commit));
      else refs.tagsOfOther.push(name);
    } else if (isCommit) {
      addBranch(refs, record, commit);
    }
  }
  return refs;
}

function tagOf(record: RefRecord, name: string, commit: string): Tag {
  const message = record.annotated ? cutText(cleanText(record.contents), MESSAGE_LIMIT) : '';
  return { name, commit, date: readSeconds(record.date), annotated: record.annotated, message };
}

function addBranch(refs: Refs, record: RefRecord, commit: string): void {
  const name = record.name.replace(/^refs\/(?:heads|remotes\/origin)\//, '');
  if (record.isHead) {
    refs.headBranch = name;
    refs.head = commit;
  }
  if (name !== 'HEAD' && !refs.branches.some((branch) => branch.name === name)) refs.branches.push({ name, commit });
}
