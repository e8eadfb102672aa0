import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { restoreSite } from '../../scripts/steps/publish.ts';
import { writeGenerated } from '../../scripts/steps/write.ts';
import { all, LONG } from '../support/effort.ts';
import { contentsOf } from '../support/folder-state.ts';
import { PROJECT, runScript, runTagline } from '../support/run-tagline.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository } from '../support/temp-repository.ts';
import { filesOf } from '../support/two-states.ts';

describe('killed at any moment', () => {
  test('data and site are whole after the next start, and nothing is left beside them', LONG, async () => {
    const folder = createTempFolder('killed');
    const states = await Promise.all((['even', 'odd'] as const).map(stateOf));
    const times = all ? 200 : 12;
    for (let time = 0; time < times; time += 1) {
      const script = join(PROJECT, 'tests', 'support', 'write-for-ever.ts');
      const end = await runScript(script, [folder], { killAfter: (time * 37) % 240, fromOutput: true });
      expect(end).toMatchObject({ code: null, stderr: '' });
      await restoreSite(join(folder, 'dist'));
      await restoreSite(join(folder, 'generated'));
      const names = readdirSync(folder);
      expect(names.filter((name) => name !== 'dist' && name !== 'generated')).toEqual([]);
      for (const name of names) expect(states, `${name}, kill ${time}`).toContainEqual(filesAt(join(folder, name)));
    }
    expect(readdirSync(folder).sort()).toEqual(['dist', 'generated']);
  });

  test('a build leaves the site that is live, whole, and the next one ends as if nothing had been', LONG, async () => {
    const { path } = createRepository((history) => {
      history.tag('v1.0.0', history.commit({ message: 'feat: light', files: { 'lamp.txt': 'on\n' } }));
      history.tag('v1.1.0', history.commit({ message: 'fix: no flicker', files: { 'lamp.txt': 'steady\n' } }));
    });
    const folder = createTempFolder('killed');
    const out = join(folder, 'dist');
    const build = (site: string, killAfter?: number) =>
      runTagline(['build', '--repo', path, '--out', out, '--site', site], killAfter ? { killAfter } : {});
    const states: Record<string, string>[] = [];
    let duration = 0;
    for (const site of ['https://even.example', 'https://odd.example']) {
      const startedAt = performance.now();
      expect(await build(site)).toMatchObject({ code: 0 });
      duration = performance.now() - startedAt;
      states.push(contentsOf(out));
    }
    expect(states[0]).not.toEqual(states[1]);
    for (let time = 0; time < (all ? 200 : 1); time += 1) {
      const site = time % 2 === 0 ? 'https://even.example' : 'https://odd.example';
      // The last steps, where folders change places, are the ones to hit.
      await build(site, duration * (1 - ((time * 0.37) % 1) ** 3));
      await runTagline(['build', '--repo', join(folder, 'none'), '--out', out]);
      expect(states, `kill ${time}`).toContainEqual(contentsOf(out));
    }
    expect(await build('https://even.example')).toMatchObject({ code: 0 });
    expect(contentsOf(out)).toEqual(states[0]);
    expect(readdirSync(folder)).toEqual(['dist']);
    expect(leftoversOfDead(tmpdir())).toEqual([]);
  });
});

async function stateOf(name: 'even' | 'odd'): Promise<Record<string, string>> {
  const folder = join(createTempFolder('state'), 'generated');
  await writeGenerated(folder, filesOf(name));
  return filesAt(folder);
}

/** The list of what was written is part of one of the two folders only. */
function filesAt(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(contentsOf(folder)).filter(([path]) => path !== 'written.json'));
}

/** Git directories of processes that are gone. */
function leftoversOfDead(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => /^tagline-git\.\d+-[0-9a-f]{12}\.partial$/.test(name));
  return names.filter((name) => !isRunning(Number(name.split(/[.-]/)[2])));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
