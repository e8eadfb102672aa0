import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CommandEnd, runTagline } from '../support/run-tagline.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository } from '../support/temp-repository.ts';

const repository = createRepository((history) => {
  for (const [version, day, colour] of [
    ['1.0.0', '2026-01-10', 'yellow'],
    ['2.0.0', '2026-04-10', 'green'],
  ]) {
    const date = Date.parse(`${day}T10:00:00Z`) / 1000;
    const commit = history.commit({ message: `feat: ${colour} lamps`, files: { lamp: `${colour}\n` }, date });
    history.tag(`v${version}`, commit);
  }
});

const content = join(createTempFolder('day'), '.tagline');
mkdirSync(content);
writeFileSync(join(content, 'portal.yaml'), 'lines: [{ id: 1.x, support: 2026-06-30 }]\n');

function tagline(command: string, ...args: string[]): Promise<CommandEnd> {
  return runTagline([command, '--repo', repository.path, '--content', content, ...args]);
}

describe('the day that is written for', () => {
  test('is that of the newest commit, until --now names another one', async () => {
    const [own, later] = await Promise.all([
      tagline('compare', '2.0.0', '1.0.0'),
      tagline('compare', '2.0.0', '1.0.0', '--now', '2026-07-01'),
    ]);
    expect([own.code, later.code]).toEqual([0, 0]);
    expect(own.stdout).not.toContain('ended');
    expect(later.stdout).toContain(
      '1.x ended in June 2026 and gets no fixes any more. The newest release that does is 2.0.0.',
    );
  });

  test('decides which lines an answer calls ended', async () => {
    const { stdout } = await tagline('which', 'yellow lamps', '--now', '2026-07-01');
    expect(stdout).toContain('1.x (ended)');
  });

  test('is the moment of which status tells where no date is given, never that of the clock', async () => {
    const [own, named] = await Promise.all([
      tagline('status', '--json'),
      tagline('status', '--json', '--now', '2026-02-01'),
    ]);
    expect(JSON.parse(own.stdout).at).toBe('2026-04-10T10:00:00Z');
    expect(JSON.parse(named.stdout).at).toBe('2026-02-01T23:59:59Z');
    expect(JSON.parse(named.stdout).channels[0].current.release).toBe('1.0.0');
  });

  test('has to be a day', async () => {
    const { code, stderr } = await tagline('which', 'x', '--now', 'tomorrow');
    expect(code).toBe(1);
    expect(stderr).toContain("error bad-day: 'tomorrow' is no day.\n  Write a day: --now 2026-05-01");
  });
});
