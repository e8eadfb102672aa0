import { type Files, gitObject, treesOf } from './objects.ts';

/** A person and a moment, as a commit or a tag records them. */
export interface Stamp {
  name: string;
  email: string;
  /** Seconds since 1970 in UTC. */
  time: number;
  /** Offset as git writes it: `+0100`. */
  zone: string;
}

/** A commit whose id is known before any repository exists. */
export interface DemoCommit {
  id: string;
  tree: string;
  parents: DemoCommit[];
  files: Files;
  author: Stamp;
  committer: Stamp;
  message: string;
}

/** A tag; annotated when it has a tagger. */
export interface DemoTag {
  name: string;
  target: DemoCommit;
  annotation: { tagger: Stamp; message: string } | null;
}

/** A whole repository as a value: parents stand before their children. */
export interface History {
  commits: DemoCommit[];
  tags: DemoTag[];
  /** Branch name to its head. */
  branches: Map<string, DemoCommit>;
}

/** Completes a commit with the ids that git will give to it and to its tree. */
export function makeCommit(input: Omit<DemoCommit, 'id' | 'tree'>): DemoCommit {
  const tree = treesOf(input.files).at(-1)?.id ?? '';
  const lines = [
    `tree ${tree}`,
    ...input.parents.map((parent) => `parent ${parent.id}`),
    `author ${formatStamp(input.author)}`,
    `committer ${formatStamp(input.committer)}`,
  ];
  const { id } = gitObject('commit', `${lines.join('\n')}\n\n${input.message}`);
  return { ...input, id, tree };
}

/** `Name <email> seconds offset`, the form of commit and tag headers. */
export function formatStamp(stamp: Stamp): string {
  return `${stamp.name} <${stamp.email}> ${stamp.time} ${stamp.zone}`;
}
