import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { type DemoTag, formatStamp } from '../../scripts/demo/history.ts';
import { type GitObject, gitObject, treesOf } from '../../scripts/demo/objects.ts';
import { HOSTILE_PATHS } from '../fixtures/hostile/file-names.ts';
import { type HostileHistory, hostileHistory } from '../fixtures/hostile/history.ts';

/** Portal folder with hostile text in every field; it passes `tagline check`. */
export const HOSTILE_CONTENT = fileURLToPath(new URL('../fixtures/hostile/content', import.meta.url));

/** What was written, for a census of what came out. */
export interface HostileRepository {
  /** The bare repository. */
  path: string;
  head: string;
  /** Every tag, the plain ones first. */
  tags: string[];
  /** Every hostile path in the tree of the head. */
  paths: readonly string[];
  malformed: { what: string; id: string }[];
  /** Number of commits that the head reaches. */
  commits: number;
}

/**
 * Writes a bare repository with hostile text in every field, object by object: git itself would refuse some of it.
 *
 * @param dir where it is to be; created where it does not exist
 */
export function writeHostileRepository(dir: string): HostileRepository {
  const history = hostileHistory();
  for (const object of objectsOf(history).values()) writeObject(dir, object);
  mkdirSync(join(dir, 'refs', 'heads'), { recursive: true });
  writeFileSync(join(dir, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(join(dir, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  writeFileSync(join(dir, 'packed-refs'), packedRefs(history));
  return {
    path: dir,
    head: history.head.id,
    tags: history.tags.map(({ name }) => name),
    paths: HOSTILE_PATHS,
    malformed: history.malformed.map(({ what, object }) => ({ what, id: object.id })),
    commits: history.commits.length,
  };
}

function objectsOf(history: HostileHistory): Map<string, GitObject> {
  const objects = new Map<string, GitObject>();
  const add = (object: GitObject): void => void objects.set(object.id, object);
  for (const object of [...history.malformed.map((one) => one.object), ...history.raw]) add(object);
  for (const commit of history.commits) {
    for (const { blob } of commit.files.values()) add(blob);
    for (const tree of treesOf(commit.files)) add(tree);
    if (objects.has(commit.id)) continue;
    add(commitObject(commit));
  }
  for (const tag of history.tags) {
    const object = tagObject(tag);
    if (object) add(object);
  }
  return objects;
}

function commitObject({ tree, parents, author, committer, message }: HostileHistory['head']): GitObject {
  const lines = [
    `tree ${tree}`,
    ...parents.map(({ id }) => `parent ${id}`),
    `author ${formatStamp(author)}`,
    `committer ${formatStamp(committer)}`,
  ];
  return gitObject('commit', `${lines.join('\n')}\n\n${message}`);
}

function tagObject({ name, target, annotation }: DemoTag): GitObject | null {
  if (!annotation) return null;
  const { tagger, message } = annotation;
  return gitObject('tag', `object ${target.id}\ntype commit\ntag ${name}\ntagger ${formatStamp(tagger)}\n\n${message}`);
}

/** All refs in one file: names that no file system takes are fine there. */
function packedRefs({ head, tags }: HostileHistory): string {
  const lines = tags.map((tag) => `${tagObject(tag)?.id ?? tag.target.id} refs/tags/${tag.name}`);
  return `${[`${head.id} refs/heads/main`, ...lines].join('\n')}\n`;
}

function writeObject(dir: string, { id, type, body }: GitObject): void {
  const folder = join(dir, 'objects', id.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  const bytes = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
  writeFileSync(join(folder, id.slice(2)), deflateSync(bytes, { level: 1 }));
}
