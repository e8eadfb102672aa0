import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { shellWord } from '#domain/shell-word.ts';
import { InputError } from '../../scripts/input-error.ts';
import { problemsBehind } from '../../scripts/name-failure.ts';
import { makeProgress } from '../../scripts/progress.ts';
import { formatProblems, problemsAsJson } from '../../scripts/report-problems.ts';
import { summaryLine } from '../../scripts/steps/summary.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';

/** What moves, colours or reorders a terminal, white space aside; joiners are left inside emoji. */
const ACTS = /[^\P{Cc}\n\t]|[\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

function fakeStream(isTTY: boolean): { stream: NodeJS.WriteStream; written: string[] } {
  const written: string[] = [];
  const stream = { isTTY, columns: 80, write: (text: string) => written.push(text) > 0 };
  return { stream: stream as unknown as NodeJS.WriteStream, written };
}

describe('no text acts on a terminal', () => {
  test.each([...ALL_NAUGHTY.entries()].map(([index, text]) => [index, text] as const))('string %i', (_, text) => {
    const problem = { code: 'some-code', severity: 'error', message: text, hint: text, where: { file: text } } as const;
    expect(formatProblems([problem], false)).not.toMatch(ACTS);
    expect(JSON.parse(problemsAsJson([problem], false)).problems[0].message).toBe(text);
    const counts = { releases: 1, lines: 1, channels: 1, commits: 1, accounted: 1, pages: 1, seconds: 1 };
    expect(summaryLine({ product: text, ...counts })).not.toMatch(ACTS);
    for (const isTTY of [true, false]) {
      const { stream, written } = fakeStream(isTTY);
      const progress = makeProgress(stream);
      progress.start(text, 3);
      progress.count(2);
      progress.done(text);
      expect(written.length).toBeGreaterThan(0);
      // The bar clears its own line, with this sequence and no other.
      expect(written.join('').replaceAll('\r\u001b[2K', '')).not.toMatch(ACTS);
    }
  });
});

test.skipIf(process.platform === 'win32')('a command to copy holds every name as one word', () => {
  const names = ALL_NAUGHTY.filter((text) => text !== '' && !text.includes('\0') && text.isWellFormed());
  expect(names.length).toBeGreaterThan(250);
  const { stdout } = spawnSync('sh', ['-c', names.map((name) => `printf '%s\\0' ${shellWord(name)}`).join('\n')]);
  expect(stdout.toString().split('\0').slice(0, -1)).toEqual(names);
});

describe('the problem behind an error', () => {
  const disk = Object.assign(new Error("ENOSPC: no space left on device, write '/x'"), { code: 'ENOSPC' });

  test.each([
    ['as the system throws it', disk],
    ['wrapped', new Error('Rendering failed', { cause: disk })],
    ['told in words alone', new Error("Cannot write: ENOSPC: no space left on device, write '/x'")],
  ])('is found %s', (_, error) => {
    expect(problemsBehind(error)).toMatchObject([{ code: 'disk-full', severity: 'error' }]);
    expect(problemsBehind(error)?.[0]?.message).toContain("write '/x'");
    expect(problemsBehind(error)?.[0]?.hint).toContain('--out');
  });

  test('is what an input error carries, and nothing for a fault of the program', () => {
    const input = new InputError({ code: 'bad-base', message: 'no', hint: 'yes' });
    expect(problemsBehind(input)).toBe(input.problems);
    expect(problemsBehind(new TypeError('x is not a function'))).toBeNull();
    expect(problemsBehind('text')).toBeNull();
  });
});
