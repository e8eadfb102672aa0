import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';

/** Nothing of the machine's configuration, clock zone or language reaches the answers. */
const ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
};

/**
 * Runs git itself: how tests make repositories and ask for the truth that mined data is held against.
 *
 * @param folder where it runs
 * @param args its arguments, one each
 * @param input what it reads on stdin
 * @returns its stdout; throws with its stderr where it fails
 */
export function runGit(folder: string, args: readonly string[], input?: string | Uint8Array): string {
  return runGitForBytes(folder, args, input).toString();
}

/** As `runGit`, for output that need not be UTF-8. */
export function runGitForBytes(folder: string, args: readonly string[], input?: string | Uint8Array): Buffer {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = { ...Object.fromEntries(inherited), ...ENVIRONMENT };
  const end = spawnSync('git', args, { cwd: folder, env, input, maxBuffer: 2 ** 30, windowsHide: true });
  if (end.error) throw end.error;
  if (end.status !== 0) throw new Error(`git ${args.join(' ')} failed in ${folder}: ${end.stderr.toString()}`);
  return end.stdout;
}

/**
 * As `runGit`, as lines without the last empty one.
 */
export function gitLines(folder: string, args: readonly string[], input?: string | Uint8Array): string[] {
  const text = runGit(folder, args, input).replace(/\n$/, '');
  return text === '' ? [] : text.split('\n');
}
