// @ts-check
import { spawn } from 'node:child_process';

const SIGNALS = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program to its end without a shell and passes stop signals on, so that a server never outlives its launcher.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, stdio?: import('node:child_process').StdioOptions }} options
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, error?: Error }>}
 */
export function runToEnd(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', windowsHide: true, ...options });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => {
      // A terminal sends Ctrl-C to the whole group: a second one would cut the child's own clean-up short.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, passOn);
    const settle = (/** @type {{ code: number | null, signal: NodeJS.Signals | null, error?: Error }} */ end) => {
      for (const signal of SIGNALS) process.off(signal, passOn);
      resolve(end);
    };
    child.once('error', (error) => settle({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => settle({ code, signal }));
  });
}

/**
 * Ends this process the way the child ended: same exit code, same signal.
 *
 * @param {{ code: number | null, signal: NodeJS.Signals | null, error?: Error }} end
 */
export function endLike(end) {
  if (end.error) process.stderr.write(`${end.error.message}\n`);
  if (end.signal && process.platform !== 'win32') process.kill(process.pid, end.signal);
  else process.exitCode = end.code ?? 1;
}
