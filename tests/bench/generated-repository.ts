import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { importRepository } from '../../scripts/adapters/git-import.ts';
import { CACHE } from '../../scripts/project.ts';

const COMMITS_A_RELEASE = 3;
const START = 1_500_000_000;

/**
 * A repository with so many releases, three commits each, minors of ten patches and majors of twenty minors, made once
 * and kept in the cache.
 *
 * @returns its path
 */
export async function generatedRepository(releases: number): Promise<string> {
  const path = join(CACHE, 'bench', `releases-${releases}`);
  if (existsSync(path)) return path;
  const partial = `${path}.partial`;
  await rm(partial, { recursive: true, force: true });
  await importRepository(partial, stream(releases));
  await rename(partial, path);
  return path;
}

function stream(releases: number): Buffer {
  const parts: string[] = ['feature done\n'];
  for (let release = 0; release < releases; release++) {
    for (let at = 0; at < COMMITS_A_RELEASE; at++) parts.push(commit(release * COMMITS_A_RELEASE + at));
    parts.push(`reset refs/tags/v${versionOf(release)}\nfrom refs/heads/main\n\n`);
  }
  parts.push('done\n');
  return Buffer.from(parts.join(''));
}

function commit(number: number): string {
  const type = ['feat', 'fix', 'fix', 'perf', 'docs', 'chore'][number % 6];
  const message = `${type}(part-${number % 17}): change number ${number} of this made-up product (#${number + 1})\n\nWhy it was done.\n`;
  const content = `content ${number}\n`;
  const who = `Author ${number % 40} <author${number % 40}@example.com> ${START + number * 600} +0000`;
  return [
    'commit refs/heads/main\n',
    `committer ${who}\n`,
    `data ${Buffer.byteLength(message)}\n${message}`,
    `M 100644 inline src/file-${number % 200}.txt\ndata ${content.length}\n${content}\n`,
  ].join('');
}

/** Version of the release with that number, from 0. */
export function versionOf(release: number): string {
  return `${1 + Math.floor(release / 200)}.${Math.floor((release % 200) / 10)}.${release % 10}`;
}
