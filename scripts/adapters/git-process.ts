import { delimiter } from 'node:path';
import { simpleGit } from 'simple-git';
import { InputError } from '../input-error.ts';

/** Where git may look for objects and refs, and nothing else: see `git-directory.ts`. */
export interface GitDirectory {
  /** Our own git directory: its configuration is ours, its refs are copies. */
  path: string;
  /** The repository's objects, read only. */
  objects: string;
  /** The repository was cloned with a filter: some objects may be missing by intent. */
  partial: boolean;
}

export interface GitRun {
  args: string[];
  /** Bytes for standard input. */
  input?: string | Buffer;
  /** Called with each piece of standard output as it comes; the bytes are not kept. */
  onData?: (piece: Buffer) => void;
}

/** What git said when it ended with anything but 0. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';
}

/**
 * Runs one git command through our own git directory, with an environment made from scratch: no configuration of the
 * machine, the user or the repository is in force (rule 4 of safety).
 *
 * @throws GitFailure with git's own words; InputError `git-missing`
 */
export async function runGit(directory: GitDirectory, run: GitRun): Promise<void> {
  await execute(directory.path, readingEnvironment(directory), run);
}

/**
 * Runs git with the user's own configuration and credentials: for cloning an address, and for nothing else.
 *
 * @throws GitFailure with git's own words; InputError `git-missing`
 */
export async function runGitAsUser(folder: string, run: GitRun): Promise<void> {
  await execute(folder, userEnvironment(), run);
}

const CONFIGURATION = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  // What a partial clone lacks is told, never fetched.
  GIT_NO_LAZY_FETCH: '1',
};

function readingEnvironment(directory: GitDirectory): Record<string, string> {
  return {
    ...CONFIGURATION,
    PATH: pathOfThisProcess(),
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    HOME: directory.path,
    GIT_DIR: directory.path,
    GIT_OBJECT_DIRECTORY: directory.objects,
    ...systemRoot(),
  };
}

/** Windows programs do not start without it. */
function systemRoot(): Record<string, string> {
  return process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {};
}

function pathOfThisProcess(): string {
  return (process.env.PATH ?? '').split(delimiter).filter(Boolean).join(delimiter);
}

/** What says where a repository lies or what its history is: a hook that starts us sets some for its own repository. */
const OF_ONE_REPOSITORY = [
  ...['GIT_DIR', 'GIT_COMMON_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_INTERNAL_SUPER_PREFIX'],
  ...['GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_NAMESPACE', 'GIT_IMPLICIT_WORK_TREE'],
  ...['GIT_GRAFT_FILE', 'GIT_SHALLOW_FILE', 'GIT_NO_REPLACE_OBJECTS', 'GIT_REPLACE_REF_BASE', 'GIT_TEMPLATE_DIR'],
];

function userEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !OF_ONE_REPOSITORY.includes(entry[0]),
  );
  return { ...Object.fromEntries(entries), GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
}

async function execute(baseDir: string, environment: Record<string, string>, run: GitRun): Promise<void> {
  const git = simpleGit({
    baseDir,
    allowEnvironment: Object.keys(environment),
    unsafe: {
      // The variables that name configuration files are our own, see `readingEnvironment`.
      allowUnsafeConfigPaths: true,
      allowUnsafeAskPass: true,
      allowUnsafeEditor: true,
      allowUnsafePager: true,
      allowUnsafeSshCommand: true,
      allowUnsafeGitProxy: true,
    },
    input: () => run.input,
    errors: (error, result) => (result.exitCode === 0 ? undefined : (error ?? failure(result))),
  });
  let fault: Error | null = null;
  const ended = git
    .env(environment)
    .outputHandler((_command, stdout) => {
      // simple-git would keep all output a second time, and decode it as text.
      stdout.removeAllListeners('data');
      stdout.on('data', (piece: Buffer) => {
        // Thrown into the stream, it would end the process.
        try {
          if (!fault) run.onData?.(piece);
        } catch (error) {
          fault = error as Error;
        }
      });
    })
    .raw(run.args);
  await ended.catch((error: Error) => Promise.reject(asFailure(error)));
  if (fault) throw fault;
}

function failure(result: { exitCode: number; stdErr: Buffer[] }): Error {
  const words = Buffer.concat(result.stdErr).toString('utf8').trim();
  return new Error(words || `git ended with exit code ${result.exitCode}`);
}

function asFailure(error: Error): Error {
  if (!/spawn git ENOENT/.test(error.message)) return new GitFailure(error.message.trim());
  return new InputError({
    code: 'git-missing',
    message: 'git was not found, and everything is read with it.',
    hint: 'Install git (https://git-scm.com/downloads) and see that it is on PATH.',
  });
}
