import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** How a program ended, with all that it wrote on both of its outputs. */
export interface ProgramEnd {
  succeeded: boolean;
  output: string;
}

/**
 * Runs a JavaScript program of a package, or one of ours, under this Node.
 *
 * @param args path from the project's folder, then its arguments
 */
export function runProgram(
  args: readonly [string, ...string[]],
  env: Record<string, string> = {},
): Promise<ProgramEnd> {
  const [script, ...rest] = args;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, script), ...rest], {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const parts: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => parts.push(text));
    child.once('error', (error) => resolve({ succeeded: false, output: `${error}` }));
    child.once('close', (code) => resolve({ succeeded: code === 0, output: parts.join('') }));
  });
}
