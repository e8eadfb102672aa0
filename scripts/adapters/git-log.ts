import { type Commit, readSeconds } from '#domain/commit.ts';
import { type CommitIndex, indexCommits } from '#domain/commit-index.ts';
import { cleanLine, cleanText, cutText } from '#domain/text.ts';
import { type GitDirectory, GitFailure, runGit } from './git-process.ts';

export interface LogOptions {
  /** Also read which files each commit touches against its first parent (merges: none). */
  paths: boolean;
  /** Whether HEAD names a commit; git refuses an unborn HEAD. */
  head: boolean;
  onCount?: (commits: number) => void;
}

export interface History {
  /** Newest first, every commit after all of its children. */
  commits: Commit[];
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
const PACKAGE_FILE = /(?:^|\/)(?:package\.json|Cargo\.toml|pyproject\.toml)$/;

/** Reads the whole history that releases can contain with one `git log`. */
export async function readHistory(directory: GitDirectory, options: LogOptions): Promise<History> {
  const reader = new HistoryReader(options);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  await runGit(directory, {
    args: logArguments(options),
    onData: (piece) => {
      const tokens = (rest + decoder.decode(piece, { stream: true })).split('\0');
      rest = tokens.pop() ?? '';
      for (const token of tokens) reader.take(token);
      options.onCount?.(reader.commits.length);
    },
  });
  if (rest !== '') reader.take(rest);
  return {
    commits: reader.commits,
    index: wholeIndex(reader.commits),
    packageFiles: [...reader.packageFiles.values()],
  };
}

function logArguments({ paths, head }: LogOptions): string[] {
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

/** Takes the NUL-separated tokens of the log one by one. */
class HistoryReader {
  readonly commits: Commit[] = [];
  readonly packageFiles = new Map<string, PackageFile>();
  private readonly withPaths: boolean;
  /** Names recur by the thousand: each is cleaned and stored once. */
  private readonly names = new Map<string, string>();
  private blobOfNextPath: string | null = null;

  constructor(options: LogOptions) {
    this.withPaths = options.paths;
  }

  take(token: string): void {
    if (this.blobOfNextPath !== null) this.takePath(token, this.blobOfNextPath);
    else if (this.withPaths && (token.startsWith(':') || token.startsWith('\n:'))) this.blobOfNextPath = blobOf(token);
    else if (token !== '' && token !== '\n') this.commits.push(this.parseCommit(token));
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

  private parseCommit(record: string): Commit {
    const idsEnd = record.indexOf('\n');
    const timesEnd = record.indexOf('\n', idsEnd + 1);
    const nameEnd = record.indexOf('\n', timesEnd + 1);
    const emailEnd = record.indexOf('\n', nameEnd + 1);
    const ids = record.slice(0, idsEnd).trimEnd();
    const times = TIMES.exec(record.slice(idsEnd + 1, timesEnd));
    if (!IDS.test(ids)) throw new GitFailure('git log gave a record that is no commit');
    const [id = '', tree = '', ...parents] = ids.split(' ');
    const commit: Commit = {
      id,
      tree,
      parents,
      author: {
        name: this.name(record.slice(timesEnd + 1, nameEnd)),
        email: this.name(record.slice(nameEnd + 1, emailEnd)),
      },
      authoredAt: readSeconds(times?.[1] ?? ''),
      committedAt: readSeconds(times?.[2] ?? ''),
      ...splitMessage(record.slice(emailEnd + 1)),
    };
    if (this.withPaths) commit.paths = [];
    return commit;
  }

  private name(raw: string): string {
    const known = this.names.get(raw);
    if (known !== undefined) return known;
    const cleaned = cutText(cleanLine(raw), NAME_LIMIT);
    this.names.set(raw, cleaned);
    return cleaned;
  }
}

/** Id of the file's content after the change; empty where it was deleted or is a link or another repository. */
function blobOf(entry: string): string {
  const [, mode = '', , id = ''] = entry.split(' ');
  return mode.startsWith('100') ? id : '';
}

const PLAIN = /^[\t\n\x20-\x7e]*$/;

function splitMessage(raw: string): { subject: string; body: string } {
  const message = (PLAIN.test(raw) ? raw : cleanText(raw)).trim();
  const lineEnd = message.indexOf('\n');
  if (lineEnd < 0) return { subject: cutText(message, SUBJECT_LIMIT), body: '' };
  return {
    subject: cutText(message.slice(0, lineEnd).trimEnd().replaceAll('\t', ' '), SUBJECT_LIMIT),
    body: cutText(message.slice(lineEnd + 1).trim(), BODY_LIMIT),
  };
}
