import { isBot } from './commit-facts.ts';
import type { History } from './history.ts';

/** Advisories and signs come and go between lines: `{CVE-2021-32626}`, `(CVE-2021-32626)`. */
export function wordsOf(text: string): string {
  const plain = text.toLowerCase();
  return (plain.includes('cve-') ? plain.replace(/cve-\d{4}-\d+/g, '') : plain)
    .replace(/[ -/:-@[-`{-~\t]+/g, ' ')
    .trim();
}

/** Whoever carries a change over names its author behind their own name; a robot has no changes of its own. */
export function samePeople({ commits, facts }: History, a: number, b: number): boolean {
  const [left, right] = [commits[a]?.author, commits[b]?.author];
  if (!left || !right) return false;
  if (left.email.toLowerCase() === right.email.toLowerCase() || isBot(left.name) || isBot(right.name)) return true;
  const names = new Set([left.name, ...(facts[a]?.coAuthors ?? [])].map((name) => name.toLowerCase()));
  return [right.name, ...(facts[b]?.coAuthors ?? [])].some((name) => names.has(name.toLowerCase()));
}
