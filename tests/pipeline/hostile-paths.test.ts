import { expect, test } from 'vitest';
import type { ComparisonFile } from '#domain/file-difference.ts';
import { cleanLine } from '#domain/text.ts';
import { HOSTILE_PATHS } from '../fixtures/hostile/file-names.ts';
import { comparisonFiles } from '../support/comparison-files.ts';
import { mineWhole } from '../support/mine-whole.ts';
import { createRepository } from '../support/temp-repository.ts';

/** Which files a comparison shows as added, and which as removed, by what a reader sees of their names. */
async function compared(write: Parameters<typeof createRepository>[0]): Promise<ComparisonFile[]> {
  const { files } = await mineWhole(createRepository(write).path);
  return comparisonFiles(files);
}

test('every hostile path is shown when it comes, changes and goes, and none is shown twice', async () => {
  expect(HOSTILE_PATHS.length).toBeGreaterThanOrEqual(35);
  const all = (text: string | null) =>
    Object.fromEntries(HOSTILE_PATHS.map((path) => [path, text && `${path} ${text}\n`]));
  const comparisons = await compared((history) => {
    history.tag('v1.0.0', history.commit({ files: { 'README.md': '# Lantern\n' } }));
    history.tag('v1.1.0', history.commit({ message: 'feat: come', files: all('one') }));
    history.tag('v1.2.0', history.commit({ message: 'feat: change', files: all('two') }));
    history.tag('v1.3.0', history.commit({ message: 'feat: go', files: all(null) }));
  });
  const shown = HOSTILE_PATHS.map(cleanLine).sort();
  expect(new Set(shown).size).toBe(HOSTILE_PATHS.length);
  const statuses = Object.fromEntries(comparisons.map(({ to, files }) => [to, files]));
  for (const [to, status] of Object.entries({ '1.1.0': 'added', '1.2.0': 'modified', '1.3.0': 'deleted' })) {
    const files = statuses[to] ?? [];
    expect(files.map(({ path }) => path).sort(), to).toEqual(shown);
    expect(new Set(files.map((file) => file.status)), to).toEqual(new Set([status]));
  }
});
