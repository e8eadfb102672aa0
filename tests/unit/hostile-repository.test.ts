import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_PATHS } from '../fixtures/hostile/file-names.ts';
import { MALFORMED } from '../fixtures/hostile/malformed.ts';
import { HOSTILE_TAGS } from '../fixtures/hostile/tags.ts';
import { runGit } from '../support/git.ts';
import { type HostileRepository, writeHostileRepository } from '../support/hostile-repository.ts';
import { createTempFolder } from '../support/temp-folder.ts';

let written: HostileRepository;

beforeAll(() => {
  written = writeHostileRepository(join(createTempFolder('hostile'), 'repository'));
});

describe('the hostile repository', () => {
  it('is as large as the table of goals asks for', () => {
    expect(HOSTILE_TAGS.length).toBeGreaterThanOrEqual(30);
    expect(HOSTILE_TAGS.filter((tag) => tag.startsWith('-')).length).toBe(9);
    expect(HOSTILE_PATHS.length).toBeGreaterThanOrEqual(35);
    expect(MALFORMED).toHaveLength(8);
    expect(written.malformed).toHaveLength(8);
  });

  it('has every tag in the eyes of git', () => {
    const names = nulls('for-each-ref', '--format=%(refname)%00', 'refs/tags').map((name) => name.trim());
    expect(names.map((name) => name.slice('refs/tags/'.length)).sort()).toEqual([...written.tags].sort());
  });

  it('has every path in the tree of its head', () => {
    const paths = nulls('ls-tree', '-r', '-z', '--name-only', written.head);
    expect(paths).toEqual(expect.arrayContaining([...written.paths]));
  });

  it('has a file whose name is no text', () => {
    const listing = runGit(written.path, ['ls-tree', written.head]);
    expect(listing).toContain('"\\377\\376.txt"');
  });

  it('reaches every commit, the malformed ones too', () => {
    const ids = runGit(written.path, ['rev-list', written.head]).trim().split('\n');
    expect(ids).toHaveLength(written.commits);
    expect(ids).toEqual(expect.arrayContaining(written.malformed.map(({ id }) => id)));
  });

  it('lacks no object', () => {
    expect(() => runGit(written.path, ['rev-list', '--objects', '--all', '--quiet'])).not.toThrow();
  });
});

function nulls(...args: string[]): string[] {
  return runGit(written.path, args)
    .split('\0')
    .filter((part) => part.trim() !== '');
}
