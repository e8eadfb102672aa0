// @ts-check

/** Options of ours that npm keeps for itself where the two dashes are missing, and whether they take a value. */
const OPTIONS = {
  ...{ repo: true, content: true, out: true, site: true, base: true, port: true },
  ...{ strict: false, verbose: false, json: false, all: false, md: false, text: false },
  ...{ artifacts: true, channel: true, url: true, kind: true, by: true, at: true, publish: false },
};

/**
 * `npm start --repo X` never hands `--repo` on: npm takes it as a setting of its own and only leaves it in the
 * environment. Going on would build another portal than the one asked for.
 *
 * @param {string[]} args as they arrived, the command first
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} what to type instead, or null where nothing was lost
 */
export function describeLostOption(args, env) {
  const script = env.npm_lifecycle_event;
  if (!script) return null;
  const lost = Object.entries(OPTIONS).filter(([name]) => env[`npm_config_${name}`] !== undefined && !has(args, name));
  if (lost.length === 0) return null;
  // npm hands on the value of `--repo X` as a bare last word, that of `--repo=X` not at all.
  const bare = lost.filter(([name, takesValue]) => takesValue && env[`npm_config_${name}`] === 'true');
  const word = bare.length === 1 && args.length > 1 ? args.at(-1) : undefined;
  const kept = bare.length === 0 ? args : args.slice(0, Math.max(1, args.length - bare.length));
  const options = lost.map(([name, takesValue]) => spell(name, takesValue, env[`npm_config_${name}`], word));
  const command = script === 'start' || script === 'test' ? `npm ${script}` : `npm run ${script}`;
  return [
    `npm kept ${lost.map(([name]) => `--${name}`).join(' and ')} for itself: options for Tagline come after two dashes.`,
    `Write: ${[command, '--', ...(script === 'tagline' ? kept : kept.slice(1)), ...options].join(' ')}`,
  ].join('\n');
}

/**
 * @param {string[]} args
 * @param {string} name
 */
function has(args, name) {
  return args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
}

/**
 * @param {string} name
 * @param {boolean} takesValue
 * @param {string | undefined} value
 * @param {string | undefined} word the bare word that can only be this option's value
 */
function spell(name, takesValue, value, word) {
  if (!takesValue) return `--${name}`;
  return `--${name} ${value === 'true' ? (word ?? '...') : value}`;
}
