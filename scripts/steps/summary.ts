import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Portal } from '#domain/portal.ts';
import type { Problem } from '#domain/problem.ts';
import { cleanForTerminal } from '#domain/text.ts';
import { writeWhole } from '../adapters/whole-file.ts';

/** What one line tells of a build. */
export interface BuildSummary {
  product: string;
  releases: number;
  lines: number;
  channels: number;
  commits: number;
  accounted: number;
  pages: number;
  seconds: number;
}

export function summarize(
  { product, lines, channels, facts }: Portal,
  built: { pages: number; seconds: number },
): BuildSummary {
  const { releases, commits, accounted } = facts;
  return {
    product: product.name,
    releases,
    lines: lines.length,
    channels: channels.length,
    commits,
    accounted,
    ...built,
  };
}

/** `Lantern: 64 releases on 3 lines and 4 channels, 1,182 commits, all accounted for, 180 pages in 4.2 s` */
export function summaryLine(summary: BuildSummary): string {
  const { product, releases, lines, channels, commits, accounted, pages, seconds } = summary;
  const counted = accounted === commits ? 'all accounted for' : `${number(accounted)} of them accounted for`;
  const parts = [
    `${cleanForTerminal(product)}: ${plural(releases, 'release')} on ${plural(lines, 'line')} and ${plural(channels, 'channel')}`,
    `${plural(commits, 'commit')}, ${counted}`,
    `${plural(pages, 'page')} in ${seconds.toFixed(1)} s`,
  ];
  return parts.join(', ');
}

/** What a build says of itself, and says again while its inputs stay the same. */
export interface Told {
  summary: BuildSummary;
  /** Warnings and notices that did not stop it. */
  problems: readonly Problem[];
}

interface BuiltRecord extends Told {
  digest: string;
  out: string;
  /** Tells whether the folder is still the one that was put in place. */
  stamp: string;
}

/** What the last build of this portal said, where its site still stands and its inputs are the same; else null. */
export async function readSummary(out: string, cache: string, digest: string): Promise<Told | null> {
  try {
    const built: BuiltRecord = JSON.parse(await readFile(join(cache, FILE), 'utf8'));
    const same = built.digest === digest && built.out === out && built.stamp === (await stampOf(out));
    return same ? { summary: built.summary, problems: built.problems } : null;
  } catch {
    return null;
  }
}

/** Remembers what was built from which inputs, for `readSummary`. */
export async function writeSummary(out: string, cache: string, built: Told & { digest: string }): Promise<void> {
  const record: BuiltRecord = { ...built, out, stamp: await stampOf(out) };
  await writeWhole(join(cache, FILE), `${JSON.stringify(record)}\n`);
}

const FILE = 'built.json';

/** Changes when the folder is replaced, or an entry in it comes or goes. */
async function stampOf(folder: string): Promise<string> {
  const { ino, mtimeMs } = await stat(folder);
  return `${ino} ${mtimeMs}`;
}

function plural(count: number, word: string): string {
  return `${number(count)} ${word}${count === 1 ? '' : 's'}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
