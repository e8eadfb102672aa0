import { type Commit, type CommitMessage, readSeconds } from '#domain/commit.ts';
import { type CommitIndex, indexCommits } from '#domain/commit-index.ts';
import { cleanLine, cleanText, cutText } from '#domain/text.ts';
import { type GitDirectory, GitFailure, runGit } from './git-process.ts';

export interface LogOptions<Facts> {
  /** Also read which files each commit touches against its first parent (merges: none). */
  paths: boolean;
  /** Whether HEAD names a commit; git refuses an unborn HEAD. */
  head: boolean;
  onCount?: (commits: number) => void;
  /** Called with every commit and its whole message, which is not kept. */
  readMessage: (commit: CommitMessage) => Facts;
}

export interface History<Facts> {
  /** Newest first, every commit after all of its children. */
  commits: Commit[];
  /** What `readMessage` made of each commit. */
  facts: Facts[];
  index: CommitIndex;
  /** Manifest files of packages that were added or last changed, for the detection of components. */
  packageFiles: PackageFile[];
}

/** A package manifest seen in history, with the first and the newest blob it had. */
export interface PackageFile {
  path: string;
  first: string;
  newest: string;
}

// One record a commit; the only field with free text is the last, and NUL ends it (rule 5 of safety).
const FORMAT = '%H %T %P%n%at %ct%n%aN%n%aE%n%B';
const IDS = /^[0-9a-f]{40,64}(?: [0-9a-f]{40,64})+$/;
const TIMES = /^(-?\d+) (-?\d+)$/;
const SUBJECT_LIMIT = 1_000;
const BODY_LIMIT = 65_536;
const NAME_LIMIT = 256;
const LINE_FEED = 0x0a;
const COLON = 0x3a;
const PACKAGE_FILE = /(?:^|\/)(?:package\.json|Cargo\.toml|pyproject\.toml)$/;

/** Reads the whole history that releases can contain with one `git log`. */
export async function readHistory<Facts>(directory: GitDirectory, options: LogOptions<Facts>): Promise<History<Facts>> {
  const reader = new HistoryReader(options);
  let rest: Buffer | null = null;
  await runGit(directory, {
    args: logArguments(options),
    onData: (piece) => {
      const bytes: Buffer = rest === null ? piece : Buffer.concat([rest, piece]);
      let from = 0;
      for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, from)) {
        reader.take(bytes, from, end);
        from = end + 1;
      }
      rest = from < bytes.length ? bytes.subarray(from) : null;
      options.onCount?.(reader.commits.length);
    },
  });
  reader.takeLast(rest);
  const { commits, facts, packageFiles } = reader;
  return { commits, facts, index: wholeIndex(commits), packageFiles: [...packageFiles.values()] };
}

function logArguments({ paths, head }: Pick<LogOptions<unknown>, 'paths' | 'head'>): string[] {
  const files = paths ? ['--raw', '--no-renames', '--no-abbrev'] : ['--no-patch'];
  const from = ['--tags', '--branches', '--remotes=origin', ...(head ? ['HEAD'] : [])];
  return ['log', '-z', '--topo-order', `--format=${FORMAT}`, ...files, ...from, '--'];
}

/** What git named must hang together: every parent is there. */
function wholeIndex(commits: readonly Commit[]): CommitIndex {
  try {
    return indexCommits(commits);
  } catch (error) {
    throw new GitFailure(`git log was not whole: ${(error as Error).message}`);
  }
}

/**
 * Takes the NUL-separated tokens of the log one by one. Each field is read from the bytes on its own: a piece of a
 * longer text would keep all of that text in memory.
 */
class HistoryReader<Facts> {
  readonly commits: Commit[] = [];
  readonly facts: Facts[] = [];
  readonly packageFiles = new Map<string, PackageFile>();
  private readonly options: LogOptions<Facts>;
  /** Names recur by the thousand: each is cleaned and stored once. */
  private readonly names = new Map<string, string>();
  private blobOfNextPath: string | null = null;

  constructor(options: LogOptions<Facts>) {
    this.options = options;
  }

  take(bytes: Buffer, from: number, end: number): void {
    if (this.blobOfNextPath !== null) {
      this.takePath(bytes.toString('utf8', from, end), this.blobOfNextPath);
      return;
    }
    // What a commit touches follows its message after a line feed.
    const start = bytes[from] === LINE_FEED ? from + 1 : from;
    if (start >= end) return;
    if (this.options.paths && bytes[start] === COLON)
      this.blobOfNextPath = blobOf(bytes.toString('latin1', start, end));
    else this.takeCommit(bytes, start, end);
  }

  /** The last token has no NUL behind it. */
  takeLast(bytes: Buffer | null): void {
    if (bytes !== null) this.take(bytes, 0, bytes.length);
  }

  private takePath(path: string, blob: string): void {
    this.blobOfNextPath = null;
    this.commits.at(-1)?.paths?.push(path);
    if (!PACKAGE_FILE.test(path) || blob === '') return;
    // The log runs from newest to oldest.
    const known = this.packageFiles.get(path);
    if (known) known.first = blob;
    else this.packageFiles.set(path, { path, first: blob, newest: blob });
  }

  private takeCommit(bytes: Buffer, from: number, end: number): void {
    const idsEnd = bytes.indexOf(LINE_FEED, from);
    const timesEnd = bytes.indexOf(LINE_FEED, idsEnd + 1);
    const nameEnd = bytes.indexOf(LINE_FEED, timesEnd + 1);
    const emailEnd = bytes.indexOf(LINE_FEED, nameEnd + 1);
    const times = TIMES.exec(bytes.toString('latin1', idsEnd + 1, timesEnd));
    const { subject, body } = readMessage(bytes, emailEnd < 0 ? end : emailEnd + 1, end);
    const commit: Commit = {
      ...readIds(bytes, from, idsEnd),
      author: {
        name: this.name(bytes.toString('utf8', timesEnd + 1, nameEnd)),
        email: this.name(bytes.toString('utf8', nameEnd + 1, emailEnd)),
      },
      authoredAt: readSeconds(times?.[1] ?? ''),
      committedAt: readSeconds(times?.[2] ?? ''),
      subject,
    };
    if (this.options.paths) commit.paths = [];
    this.commits.push(commit);
    this.facts.push(this.options.readMessage({ ...commit, body }));
  }

  private name(raw: string): string {
    const known = this.names.get(raw);
    if (known !== undefined) return known;
    const cleaned = cutText(cleanLine(raw), NAME_LIMIT);
    this.names.set(raw, cleaned);
    return cleaned;
  }
}

/** @throws GitFailure when the first line of a record is no list of ids */
function readIds(bytes: Buffer, from: number, end: number): Pick<Commit, 'id' | 'tree' | 'parents'> {
  const line = bytes.toString('latin1', from, end).trimEnd();
  if (end < 0 || !IDS.test(line)) throw new GitFailure('git log gave a record that is no commit');
  const length = line.indexOf(' ');
  const ids: string[] = [];
  for (let at = from; at < from + line.length; at += length + 1) ids.push(bytes.toString('latin1', at, at + length));
  const [id = '', tree = '', ...parents] = ids;
  return { id, tree, parents };
}

/** Id of the file's content after the change; empty where it was deleted or is a link or another repository. */
function blobOf(entry: string): string {
  const [, mode = '', , id = ''] = entry.split(' ');
  return mode.startsWith('100') ? id : '';
}

const PLAIN = /^[\t\n\x20-\x7e]*$/;

/** First line and the rest of a message; blank lines before and after either do not count. */
function readMessage(bytes: Buffer, from: number, end: number): { subject: string; body: string } {
  let start = from;
  while (start < end && isBlank(bytes[start])) start++;
  const lineEnd = bytes.indexOf(LINE_FEED, start);
  const subjectEnd = lineEnd < 0 || lineEnd > end ? end : lineEnd;
  const subject = cleaned(bytes.toString('utf8', start, subjectEnd).trimEnd())
    .trim()
    .replaceAll('\t', ' ');
  return {
    subject: cutText(subject, SUBJECT_LIMIT),
    body: cutText(cleaned(bytes.toString('utf8', subjectEnd, end)).trim(), BODY_LIMIT),
  };
}

function cleaned(text: string): string {
  return PLAIN.test(text) ? text : cleanText(text);
}

/** Space, tab, line feed or carriage return. */
function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === LINE_FEED || byte === 0x0d;
}
