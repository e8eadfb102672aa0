import { type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';

/** The project's folder. */
export const PROJECT = join(import.meta.dirname, '..', '..');

/** How a command ended. */
export interface CommandEnd {
  /** Null where a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export type CommandOptions = Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> & {
  /** Words to put in front, for instance to run it in a namespace of its own. */
  through?: readonly string[];
  /** Kills it with SIGKILL after so many milliseconds. */
  killAfter?: number;
  /** Counts them from the first that it prints on, and not from its start, which takes long on a busy machine. */
  fromOutput?: boolean;
};

/** Runs `tagline` as a user does, under this Node. */
export function runTagline(args: readonly string[], options: CommandOptions = {}): Promise<CommandEnd> {
  return runScript(join(PROJECT, 'scripts', 'tagline.ts'), args, options);
}

/** Runs a TypeScript file of ours under this Node. */
export function runScript(
  file: string,
  args: readonly string[],
  { through = [], killAfter, fromOutput = false, ...options }: CommandOptions = {},
): Promise<CommandEnd> {
  const [program = '', ...words] = [...through, process.execPath, file, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, error]: [string[], string[]] = [[], []];
    child.stdout?.setEncoding('utf8').on('data', (text) => out.push(text));
    child.stderr?.setEncoding('utf8').on('data', (text) => error.push(text));
    let timer: NodeJS.Timeout | undefined;
    const count = () => {
      timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
    };
    if (killAfter !== undefined) fromOutput ? child.stdout?.once('data', count) : count();
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout: out.join(''), stderr: error.join('') });
    });
  });
}
