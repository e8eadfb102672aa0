// @ts-check
import { delimiter, dirname, join } from 'node:path';

/**
 * The environment of the command: the chosen Node and the project's programs come first on the search path.
 *
 * @param {string} root
 * @param {{ path: string, flags: string[] }} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(root, node, env) {
  // Windows spells it `Path`; two spellings at once would leave it to chance which one counts.
  const key = Object.keys(env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  const first = [dirname(node.path), join(root, 'node_modules', '.bin')];
  const path = [...first, env[key]].filter(Boolean).join(delimiter);
  // What people ask for themselves comes last, and counts.
  const options = [...node.flags, env.NODE_OPTIONS].filter(Boolean).join(' ');
  const defaults = {
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_PREVIEW_BACKGROUND: '0',
    // Compiled modules are kept: a command starts in half the time.
    NODE_COMPILE_CACHE: join(root, '.cache', 'node'),
  };
  return { ...defaults, ...env, [key]: path, ...(options ? { NODE_OPTIONS: options } : {}) };
}
