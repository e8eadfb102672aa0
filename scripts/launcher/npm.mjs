// @ts-check
import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/**
 * How to start npm without a shell: its JavaScript under this Node. `npm.cmd` cannot be started without a shell on
 * Windows, and on other systems `npm` is a link to that same JavaScript.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} execPath
 * @returns {{ program: string, args: string[] } | null} null where there is no npm
 */
export function findNpm(env = process.env, execPath = process.execPath) {
  const script = candidates(env, execPath).find((path) => existsSync(path));
  return script ? { program: execPath, args: [realpathSync(script)] } : null;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} execPath
 */
function candidates(env, execPath) {
  const given = env.npm_execpath ?? '';
  const folder = dirname(execPath);
  const searched = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  return [
    // Set by npm; yarn and others set it too, to themselves.
    ...(basename(given) === 'npm-cli.js' ? [given] : []),
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...searched.flatMap(besideCommand),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
}

/** @param {string} folder */
function besideCommand(folder) {
  const found = [join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')];
  const link = join(folder, 'npm');
  if (existsSync(link) && basename(realpathSync(link)) === 'npm-cli.js') found.push(link);
  return found;
}
