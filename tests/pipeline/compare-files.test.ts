import { describe, expect, test } from 'vitest';
import type { ComparisonFile } from '#domain/file-difference.ts';
import { locateRepository } from '../../scripts/adapters/git-location.ts';
import { SILENT } from '../../scripts/progress.ts';
import { mineWithFiles } from '../../scripts/steps/mine-with-files.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { comparisonFiles } from '../support/comparison-files.ts';
import type { HistoryScript } from '../support/history-script.ts';
import { createRepository } from '../support/temp-repository.ts';

async function compared(write: (history: HistoryScript) => void): Promise<ComparisonFile[]> {
  const location = await locateRepository(createRepository(write).path);
  const folder = await readPortalFolder(null);
  const { files } = await mineWithFiles({
    location,
    folder,
    remote: null,
    sample: false,
    cache: null,
    progress: SILENT,
  });
  return comparisonFiles(files);
}

describe('the files of neighbouring releases', () => {
  test('two releases of one tree differ in nothing', async () => {
    const [file] = await compared((history) => {
      history.tag('v1.0.0', history.commit({ files: { 'a.txt': 'one\n' } }));
      history.tag('v1.0.1', history.commit({ message: 'chore: nothing', files: {} }));
    });
    expect(file?.files).toEqual([]);
  });

  test('a changed file comes with its hunks and counts, a lock file with the reason why not', async () => {
    const [file] = await compared((history) => {
      history.tag('v1.0.0', history.commit({ files: { 'a.txt': 'one\ntwo\n', 'package-lock.json': '1\n' } }));
      history.tag('v1.0.1', history.commit({ files: { 'a.txt': 'one\n2\n', 'package-lock.json': '2\n' } }));
    });
    expect(file?.files.map(({ path, added, removed, reason }) => ({ path, added, removed, reason }))).toEqual([
      { path: 'a.txt', added: 1, removed: 1, reason: null },
      { path: 'package-lock.json', added: 0, removed: 0, reason: 'lock file' },
    ]);
    expect(file?.files[0]?.patch).toContain('-two\n+2');
  });

  test('a file that moved unchanged is a rename', async () => {
    const [file] = await compared((history) => {
      history.tag('v1.0.0', history.commit({ files: { 'a.txt': 'one\n' } }));
      history.tag('v1.0.1', history.commit({ files: { 'a.txt': null, 'b/a.txt': 'one\n' } }));
    });
    expect(file?.files.map(({ status, path, previousPath }) => [status, previousPath, path])).toEqual([
      ['renamed', 'a.txt', 'b/a.txt'],
    ]);
  });
});
