import type { Options } from './adapters/command-line.ts';
import { InputError } from './input-error.ts';

/**
 * Refuses options that ask for different things: going on would leave out what one of them asked for.
 *
 * @param names those of which one may be given
 * @param version what was named beside them; it counts as one more
 * @throws InputError `option-conflict`
 */
export function refuseConflict(options: Options, names: readonly (keyof Options)[], version?: string): void {
  const given = [...(version === undefined ? [] : [version]), ...names.filter((name) => options[name]).map(flag)];
  if (given.length < 2) return;
  throw new InputError({
    code: 'option-conflict',
    message: `${given.join(' and ')} cannot be given together.`,
    hint: `Give one of them: ${given.join(' or ')}`,
  });
}

function flag(name: string): string {
  return `--${name}`;
}
