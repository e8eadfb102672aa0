import { delimiter } from 'node:path';
import { simpleGit } from 'simple-git';

/** Where git may look for objects and refs, and nothing else: see `git-directory.ts`. */
export interface GitDirectory {
  /** Our own git directory: its configuration is ours, its refs are copies. */
  path: string;
  /** The repository's objects, read only. */
  objects: string;
}

export interface GitRun {
  args: string[];
  /** Bytes for standard input. */
  input?: string | Buffer;
  /** Called with each piece of standard output as it comes; the bytes are not kept. */
  onData?: (piece: Buffer) => void;
}

/**
 * Runs one git command through our own git directory, with an environment made from scratch: no configuration of the
 * machine, the user or the repository is in force (rule 4 of safety).
 *
 * @throws Error with git's own words when it exits with anything but 0
 */
export async function runGit(directory: GitDirectory, run: GitRun): Promise<void> {
  await execute(directory.path, readingEnvironment(directory), run);
}

/**
 * Runs git with the user's own configuration and credentials: for cloning an address, and for nothing else.
 *
 * @throws Error with git's own words when it exits with anything but 0
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

function userEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
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
  await git
    .env(environment)
    .outputHandler((_command, stdout) => {
      // simple-git would keep all output a second time, and decode it as text.
      stdout.removeAllListeners('data');
      stdout.on('data', (piece: Buffer) => run.onData?.(piece));
    })
    .raw(run.args);
}

function failure(result: { exitCode: number; stdErr: Buffer[] }): Error {
  const words = Buffer.concat(result.stdErr).toString('utf8').trim();
  return new Error(words || `git ended with exit code ${result.exitCode}`);
}
