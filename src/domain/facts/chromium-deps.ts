import type { Fact } from '../fact.ts';
import { factsOf } from './file-facts.ts';

/** The versions named in a `DEPS` file, which projects built with Chromium's tools have: `chromium_version`. */
export function parseChromiumDeps(text: string): Fact[] {
  const stated = [...text.matchAll(/^[ \t]*'([\w.-]{1,60}_version)':(?:[ \t]*\n)?[ \t]*'([^'\n]{1,100})'/gm)];
  const entries = stated.map(([, name = '', value]): [string, unknown] => [name, value]);
  return [
    ...factsOf(
      'engines',
      entries.filter(([name]) => RUNTIMES.has(name)),
    ),
    ...factsOf(
      'build',
      entries.filter(([name]) => !RUNTIMES.has(name)),
    ),
  ];
}

/** What the product brings along for those who use it. */
const RUNTIMES = new Set(['chromium_version', 'node_version']);
