import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parseTagsLock } from '#domain/tags-lock.ts';
import { runs } from '../support/effort.ts';
import { gitLines, runGit } from '../support/git.ts';
import { mineFolder } from '../support/mined.ts';
import { runTagline } from '../support/run-tagline.ts';
import { createRepository } from '../support/temp-repository.ts';

let path: string;

beforeEach(() => {
  ({ path } = createRepository((history) => {
    history.tag('v1.0.0', history.commit({ message: 'feat: light' }), { message: 'One' });
    history.tag('v1.1.0', history.commit({ message: 'feat: colour' }));
    history.tag('v1.2.0', history.commit({ message: 'feat: warmth' }), { message: 'Two' });
    history.tag('-x', history.commit());
  }));
});

const lock = (): string => readFileSync(join(path, '.tagline', 'tags.lock'), 'utf8');
const commitOf = (ref: string): string =>
  runGit(path, ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`]).trim();

function check(...words: string[]) {
  return runTagline(['check', '--repo', path, ...words]);
}

async function mined() {
  return await mineFolder(path, { content: { 'tags.lock': lock() } });
}

describe('tagline check --record', () => {
  test('records what every tag names, and adds only what is new', async () => {
    expect(await check('--record', '--at', '2026-05-01')).toMatchObject({ code: 0, stdout: '' });
    const first = lock();
    const names = gitLines(path, [
      'for-each-ref',
      '--format=%(refname:short) %(objectname) %(*objectname)',
      'refs/tags',
    ]);
    const expected = names
      .map((line) => line.split(' '))
      .map(
        ([name = '', id = '', peeled = '']) => `2026-05-01 ${name} ${peeled === '' ? `${id} -` : `${peeled} ${id}`}`,
      );
    expect(first.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual(expected);
    expect((await check('--record', '--at', '2026-05-02')).stderr).toContain('0 tags recorded');
    expect(lock()).toBe(first);
    runGit(path, ['tag', 'v1.3.0', 'v1.2.0^{commit}']);
    await check('--record', '--at', '2026-05-03');
    expect(lock()).toBe(`${first}2026-05-03 v1.3.0 ${commitOf('v1.2.0')} -\n`);
  });

  test('never records a tag again that moved or is gone, but by name, person and reason', async () => {
    await check('--record', '--at', '2026-05-01');
    const first = lock();
    const old = commitOf('v1.1.0');
    runGit(path, ['tag', '-f', 'v1.1.0', 'v1.2.0^{commit}']);
    runGit(path, ['tag', '-d', 'v1.2.0']);
    const seen = await check('--record', '--strict', '--json');
    expect(seen.code).toBe(1);
    expect(
      JSON.parse(seen.stdout).problems.map(({ code, where }: { code: string; where: object }) => [code, where]),
    ).toEqual([
      ['moved-tag', { file: 'tags.lock', line: 5, column: 1 }],
      ['deleted-tag', { file: 'tags.lock', line: 6, column: 1 }],
    ]);
    expect(lock()).toBe(first);
    expect(await check('--record', '--accept', 'v1.1.0', '--by', 'Mara Lind')).toMatchObject({ code: 2 });
    expect(await check('--record', '--accept', 'v1.0.0', '--by', 'Mara Lind', '--reason', 'Why not?')).toMatchObject({
      code: 1,
    });
    expect(lock()).toBe(first);
    const who = ['--by', 'Mara Lind', '--at', '2026-05-04'];
    await check('--record', '--accept=v1.1.0', ...who, '--reason', 'Built again: the licence was missing.');
    const last = await check('--record', '--accept=v1.2.0', ...who, '--reason', 'Never published.', '--strict');
    expect(last).toMatchObject({ code: 0, stdout: '' });
    const { releases, portal } = await mined();
    expect(releases.find(({ tag }) => tag === 'v1.1.0')).toMatchObject({
      movedFrom: old,
      move: { from: old, recorded: '2026-05-01', accepted: { on: '2026-05-04', by: 'Mara Lind' } },
    });
    expect(portal.tags).toMatchObject({ recorded: 4, lastRecorded: '2026-05-04' });
    expect(portal.tags.moved.map(({ tag }) => tag)).toEqual(['v1.1.0']);
    expect(portal.tags.deleted).toMatchObject([{ tag: 'v1.2.0', accepted: { by: 'Mara Lind' } }]);
  });

  test('keeps a move that a manifest contradicts out of the site until somebody accepts it', async () => {
    const { path: content } = { path: join(path, '.tagline') };
    await check('--record');
    const commit = commitOf('v1.1.0');
    const manifest = {
      'channels/stable/channel.yaml': 'name: Stable\n',
      'channels/stable/1.1.0.yaml': `version: '1.1.0'\ncommit: '${commit}'\n`,
    };
    runGit(path, ['tag', '-f', 'v1.1.0', 'v1.2.0^{commit}']);
    const problems = async () =>
      (
        await mineFolder(path, {
          content: { ...manifest, 'tags.lock': readFileSync(join(content, 'tags.lock'), 'utf8') },
        })
      ).problems
        .filter(({ code }) => code === 'moved-tag')
        .map(({ severity, where }) => `${severity} ${where?.file}`);
    expect(await problems()).toEqual(['error channels/stable/1.1.0.yaml', 'strict tags.lock']);
    await check('--record', '--accept', 'v1.1.0', '--by', 'Mara Lind', '--reason', 'Built again.');
    expect(await problems()).toEqual(['warning channels/stable/1.1.0.yaml']);
  });

  test('tells of a tag that was made again, with another message or signature', async () => {
    await check('--record');
    runGit(path, [
      '-c',
      'user.name=M',
      '-c',
      'user.email=m@example.com',
      'tag',
      '-f',
      '-a',
      '-m',
      'Again',
      'v1.0.0',
      'v1.0.0^{commit}',
    ]);
    const { portal, releases } = await mined();
    expect(portal.problems.map(({ code }) => code)).toEqual(['replaced-tag']);
    expect(releases.every(({ movedFrom }) => movedFrom === null)).toBe(true);
  });

  test('writes nothing where the file cannot be read, and says where', async () => {
    await check('--record');
    writeFileSync(join(path, '.tagline', 'tags.lock'), `${lock()}nonsense\n`);
    const end = await check('--record');
    expect(end.code).toBe(1);
    expect(end.stderr + end.stdout).toContain('tags.lock:7:1 error invalid-record');
    expect(lock()).toMatch(/nonsense\n$/);
  });

  test('by many processes at once loses no line', { timeout: 300_000 }, async () => {
    const count = runs(6);
    for (let at = 0; at < count; at++) runGit(path, ['tag', `v2.${at}.0`, 'v1.0.0^{commit}']);
    const ends = await Promise.all(Array.from({ length: count }, () => check('--record')));
    expect(new Set(ends.map(({ code }) => code))).toEqual(new Set([0]));
    const { records, problems } = parseTagsLock(lock());
    expect(problems).toEqual([]);
    expect(new Set(records.map(({ tag }) => tag)).size).toBe(records.length);
    expect(records.length).toBe(4 + count);
    expect(existsSync(join(path, '.tagline', '.tags-lock'))).toBe(false);
  });
});
