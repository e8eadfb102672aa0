// @ts-check

/**
 * What a command of the launcher runs.
 *
 * @param {string[]} args as typed after `run.mjs`
 * @returns {{ script: string, args: string[], env: Record<string, string> }} script relative to the project
 */
export function targetOf(args) {
  const [command, ...rest] = args;
  if (command === 'test') return { script: 'tests/run.ts', args: rest, env: {} };
  if (command === 'test:all') return { script: 'tests/run.ts', args: rest, env: { TAGLINE_ALL: '1' } };
  if (command === 'bench') return { script: 'tests/bench/run.ts', args: rest, env: {} };
  return { script: 'scripts/tagline.ts', args, env: {} };
}
