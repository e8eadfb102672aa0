import { describe, expect, test } from 'vitest';
import type { Change } from '#domain/change.ts';
import { firstPicture } from '#domain/notes-picture.ts';
import { omittedSentence } from '#domain/omitted.ts';
import type { Release } from '#domain/release.ts';
import { contentsOf, viewRelease } from '#domain/release-view.ts';

function change(index: number, section: string, breaking = false): Change {
  const id = index.toString(16).padStart(40, '0');
  const empty = {
    type: null,
    scope: null,
    breakingText: null,
    security: false,
    advisories: [],
    references: [],
    authors: [],
    alsoIn: [],
  };
  return { ...empty, id, subject: `change ${index}`, section, breaking, commits: [id] };
}

function release(changes: Change[]): Release {
  const sections = ['features', 'fixes'].map((key) => ({ key, title: key, folded: false }));
  const counts = { breaking: 0, security: 0, features: 0, fixes: 0, all: changes.length };
  return { sections, changes, counts, notes: null, artifacts: [] } as unknown as Release;
}

const MANY = release([
  ...Array.from({ length: 150 }, (_, index) => change(index, 'features', index < 3)),
  ...Array.from({ length: 150 }, (_, index) => change(500 + index, 'fixes')),
]);

describe('the page of a release', () => {
  test('shows breaking changes once, before and apart from all others', () => {
    const view = viewRelease(MANY);
    expect(view.breaking).toHaveLength(3);
    expect(view.groups.flatMap((group) => group.changes).some((each) => each.breaking)).toBe(false);
  });

  test('shows the first two hundred and counts the others, which the page of all has', () => {
    const view = viewRelease(MANY);
    const shown = view.breaking.length + view.groups.reduce((sum, group) => sum + group.changes.length, 0);
    expect([shown, view.left]).toEqual([200, 100]);
    expect(viewRelease(MANY, Number.POSITIVE_INFINITY).left).toBe(0);
  });

  test('has contents when it is long, with whole counts', () => {
    expect(contentsOf(MANY).map(({ id, count }) => [id, count])).toEqual([
      ['breaking', 3],
      ['features', 147],
      ['fixes', 150],
    ]);
    expect(contentsOf(release([change(1, 'fixes')]))).toEqual([]);
  });

  test('says why commits are left out', () => {
    const omitted = (reason: 'merge' | 'hidden', type: string | null) => ({ commit: 'a', subject: '', reason, type });
    const list = [
      omitted('merge', null),
      omitted('hidden', 'chore'),
      omitted('hidden', 'chore'),
      omitted('hidden', 'ci'),
    ];
    expect(omittedSentence(list, 1)).toBe(
      '1 merge, 3 of kinds that are left out (2 chore, 1 ci), 1 commit of other components.',
    );
  });
});

describe('the picture for the home page', () => {
  test.each([
    ['<Figure src="./a.png" alt="A" width="10" height="5" />', './a.png'],
    ['text\n\n<Figure\n  alt="A"\n  src="./b.svg"\n/>', './b.svg'],
    ['![A](./c.png)', './c.png'],
    ['![](./d.png)', null],
    ['no picture', null],
  ])('of %j is %s', (body, src) => {
    expect(firstPicture(body)?.src ?? null).toBe(src);
  });
});
