/** One instruction of a history script, with its place for errors. */
export type Statement = { place: string } & (
  | { kind: 'on'; branch: string; from: string | null }
  | ({ kind: 'commit' } & CommitText)
  | { kind: 'copy'; how: 'pick' | 'backport' | 'port'; label: string; number: number | null; as: string | null }
  | { kind: 'revert'; how: 'sha' | 'pull' | 'title' | 'reapply'; label: string; as: string | null }
  | { kind: 'deps'; manifest: string; name: string; version: string }
  | { kind: 'pull'; person: string; branch: string; title: string; commits: CommitText[] }
  | { kind: 'merge'; branch: string; ours: boolean; edits: string[] }
  | { kind: 'prepare'; tag: string }
  | { kind: 'release'; tag: string; date: string; same: boolean; light: boolean; message: string[] }
  | { kind: 'nightly'; version: string; date: string }
  | { kind: 'until'; date: string }
);

/** What a script says of one commit. */
export interface CommitText {
  subject: string;
  /** Number of its pull request, where the script fixes it. */
  number: number | null;
  label: string | null;
  by: string | null;
  edits: string[];
  body: string[];
}

type Draft = Statement extends infer S ? (S extends Statement ? Omit<S, 'place'> : never) : never;

/**
 * Reads a history script. Every line is one instruction, four spaces of indentation belong to the one above:
 *
 *     fix(proxy): answer 504 when the origin is slow to connect @slow-connect #1187 by:jun | connect> return Err(Timeout);
 *         Body of the message, as many lines as needed.
 *     ~ Thank the translators                 a commit without a conventional type
 *     on release/2.x from main                where the following goes; `from` creates it
 *     pick slow-connect                       cherry-pick that names the commit it came from
 *     backport slow-connect #1190 @again      the same change under its own number, "Backport of #1187"
 *     port slow-connect                       the same change with nothing that says so
 *     revert sha|pull|title slow-connect @r   takes it back, in the three forms that exist
 *     revert reapply r                        takes the revert back
 *     deps tokio 1.41.0                       the bot's update
 *     pull jun/slow-connect: Title            a pull request that is merged; its commits follow with `+ `
 *     merge release/1.x ours | edit           a merge; `ours` keeps the files of the branch it goes into
 *     prepare v2.0.0                          the commit that sets the version
 *     release v2.0.0 2025-10-30               that commit and the tag, on that day; `same`: the tag alone; `light`: not annotated
 *     nightly 3.2.0 2026-11-19                a tag on what there is
 *     until 2026-11-20                        the day by which everything above it was written
 */
export function parseScript(text: string, file: string): Statement[] {
  const statements: Statement[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const place = `${file}:${index + 1}`;
    const last = statements.at(-1);
    if (line.trim() === '' && !isBody(statements, text, index)) continue;
    if (line.startsWith('#')) continue;
    if (line.startsWith('    ') || line === '') bodyOf(last, place).push(line.slice(4));
    else if (line.startsWith('+ ')) pullOf(last, place).push(parseCommit(line.slice(2)));
    else statements.push({ place, ...parseLine(line, place) });
  }
  return statements;
}

/** An empty line belongs to a body when an indented line follows it. */
function isBody(statements: readonly Statement[], text: string, index: number): boolean {
  return statements.length > 0 && (text.split('\n', index + 2)[index + 1] ?? '').startsWith('    ');
}

function bodyOf(statement: Statement | undefined, place: string): string[] {
  if (statement?.kind === 'commit') return statement.body;
  if (statement?.kind === 'release') return statement.message;
  const commit = statement?.kind === 'pull' ? statement.commits.at(-1) : undefined;
  if (!commit) throw new Error(`${place}: nothing above this line takes a body`);
  return commit.body;
}

function pullOf(statement: Statement | undefined, place: string): CommitText[] {
  if (statement?.kind !== 'pull') throw new Error(`${place}: \`+\` follows a line that starts with \`pull\``);
  return statement.commits;
}

function parseLine(line: string, place: string): Draft {
  const [head = '', ...edits] = line.split(' | ');
  const [word = '', a = '', b = '', c = ''] = head.split(' ');
  const words = head.split(' ');
  switch (word) {
    case 'on':
      return { kind: 'on', branch: a, from: b === 'from' ? c : null };
    case 'pick':
    case 'backport':
    case 'port':
      return { kind: 'copy', how: word, label: a, ...parseMarks(head) };
    case 'revert':
      return { kind: 'revert', how: revertForm(a, place), label: b, as: parseMarks(head).as };
    case 'deps':
      return { kind: 'deps', ...parseDependency(a), version: b };
    case 'pull':
      return { kind: 'pull', ...parsePull(head, place), commits: [] };
    case 'merge':
      return { kind: 'merge', branch: a, ours: b === 'ours', edits };
    case 'prepare':
      return { kind: 'prepare', tag: a };
    case 'release':
      return {
        kind: 'release',
        tag: a,
        date: b,
        same: words.includes('same'),
        light: words.includes('light'),
        message: [],
      };
    case 'nightly':
      return { kind: 'nightly', version: a, date: b };
    case 'until':
      return { kind: 'until', date: a };
    default:
      return { kind: 'commit', ...parseCommit(line) };
  }
}

/** The number and the label that an instruction gives to its commit. */
function parseMarks(head: string): { number: number | null; as: string | null } {
  const number = / #(\d+)/.exec(head)?.[1];
  return { number: number === undefined ? null : Number(number), as: / @([\w-]+)/.exec(head)?.[1] ?? null };
}

function revertForm(word: string, place: string): 'sha' | 'pull' | 'title' | 'reapply' {
  if (word === 'sha' || word === 'pull' || word === 'title' || word === 'reapply') return word;
  throw new Error(`${place}: revert takes sha, pull, title or reapply, not ${word}`);
}

/** `exporter/hyper` is a dependency of the folder `exporter`. */
function parseDependency(word: string): { manifest: string; name: string } {
  const [name = '', folder] = word.split('/').reverse();
  return { manifest: folder ? `${folder}/Cargo.toml` : 'Cargo.toml', name };
}

function parsePull(head: string, place: string): { person: string; branch: string; title: string } {
  const [, person, branch, title] = /^pull (\w+)\/(\S+): (.+)$/.exec(head) ?? [];
  if (!person || !branch || !title) throw new Error(`${place}: write \`pull person/branch: Title\``);
  return { person, branch, title };
}

function parseCommit(line: string): CommitText {
  const [head = '', ...edits] = line.split(' | ');
  const commit: CommitText = { subject: head.replace(/^~ /, ''), number: null, label: null, by: null, edits, body: [] };
  for (;;) {
    const [whole, mark] = / (@[\w-]+|#\d+|by:\w+)$/.exec(commit.subject) ?? [];
    if (!whole || !mark) return commit;
    commit.subject = commit.subject.slice(0, -whole.length);
    if (mark.startsWith('@')) commit.label = mark.slice(1);
    else if (mark.startsWith('#')) commit.number = Number(mark.slice(1));
    else commit.by = mark.slice(3);
  }
}
