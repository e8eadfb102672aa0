import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DemoCommit, History } from '../../scripts/demo/history.ts';
import { demoHistory, demoStream } from '../../scripts/demo/replay.ts';
import { DEMO_REMOTE, demoDigest } from '../../scripts/demo/source.ts';
import { runGit } from '../support/git.ts';
import { createTempFolder } from '../support/temp-folder.ts';

/** Changes with every change of the history scripts, on purpose: `git rev-parse main` of the sample. */
const HEAD = '83be89d484cfe6cf8d716b98355958f0d5f981b1';

const STABLE = /^v(\d+)\.(\d+)\.(\d+)$/;

let history: History;
let messages: string;

beforeAll(() => {
  history = demoHistory();
  messages = history.commits.map(({ message }) => message).join('\n');
});

describe('the history of the sample', () => {
  it('is the same to the byte each time, with the head that is written here', () => {
    expect(history.branches.get('main')?.id).toBe(HEAD);
    expect(demoStream().equals(demoStream())).toBe(true);
  });

  it('holds at least 60 releases of two components, and 600 commits over two years', () => {
    const names = history.tags.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.startsWith('lantern-exporter@')).length).toBeGreaterThanOrEqual(5);
    expect(history.commits.length).toBeGreaterThanOrEqual(600);
    const days = [history.commits[0], history.branches.get('main')].map((commit) => dayOf(commit));
    expect(days).toEqual(['2024-11-22', '2026-11-20']);
  });

  it('has three lines on their branches, each with a release that is its newest', () => {
    expect([...history.branches.keys()]).toEqual(['main', 'release/1.x', 'release/2.x']);
    const majors = history.tags.flatMap(({ name }) => STABLE.exec(name)?.[1] ?? []);
    expect(new Set(majors)).toEqual(new Set(['1', '2', '3']));
    for (const name of ['v3.1.1', 'v2.8.4', 'v1.9.12']) expect(dayOf(tagged(name))).toBe('2026-11-12');
  });

  it('has alphas, betas, candidates and nightlies, annotated tags with words and lightweight ones', () => {
    for (const word of ['alpha', 'beta', 'rc', 'nightly']) {
      expect(history.tags.some(({ name }) => name.includes(`-${word}.`))).toBe(true);
    }
    expect(history.tags.some(({ annotation }) => annotation === null)).toBe(true);
    expect(history.tags.some(({ annotation }) => annotation?.message.includes('\n\nSecurity release'))).toBe(true);
    expect(tagged('v2.0.0')).toBe(tagged('v2.0.0-rc.2'));
  });

  it.each([
    ['cherry-picks', /^\(cherry picked from commit [0-9a-f]{40}\)$/m],
    ['backports by number', /^Backport of #\d+\.$/m],
    ['squashed pull requests', /^feat\(\w+\): .* \(#\d+\)$/m],
    ['squashed pull requests with entries of their own', /^\* feat\(tags\): .+$/m],
    ['pull requests kept as they are', /^Merge pull request #\d+ from jun\/limits\n\n.+$/m],
    ['the merge back of the line of long-term support', /^Merge branch 'release\/1\.x' into main$/m],
    ['reverts by id', /^Revert "fix\(.*\n\nThis reverts commit [0-9a-f]{40}\.$/m],
    ['reverts by number', /^Reverts lantern-example\/lantern#\d+$/m],
    ['reverts by title alone', /^Revert "fix\(proxy\): the keep-alive of an origin is read .*"\n\n/m],
    ['reverts of reverts', /^Reapply ".*"$/m],
    ['breaking changes with text of several lines', /^BREAKING CHANGE: .+\n.+\n/m],
    ['the other spelling of breaking changes', /^BREAKING-CHANGE: /m],
    ['advisories', /CVE-\d{4}-\d{5} \(GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}\)/],
    ['deprecations', /^deprecate\(\w+\): .*$/m],
    ['people who wrote together', /^Co-authored-by: Linh Trần/m],
    ['subjects without a type', /^Thank the people who reported bugs this year$/m],
  ])('has %s', (_, pattern) => {
    expect(messages).toMatch(pattern);
  });

  it('names in every cherry-pick a commit that exists and is older', () => {
    const known = new Map(history.commits.map((commit) => [commit.id, commit]));
    const picks = history.commits.flatMap((commit) => {
      const id = /cherry picked from commit (\w+)/.exec(commit.message)?.[1];
      return id ? [{ commit, source: known.get(id) }] : [];
    });
    expect(picks.length).toBeGreaterThan(15);
    for (const { commit, source } of picks) {
      expect(source?.committer.time).toBeLessThan(commit.committer.time);
    }
  });

  it('says each thing once, but for what is carried to another line', () => {
    const carried = /cherry picked|Backport of|^fix\(compress\): a client that accepts only/m;
    const own = history.commits.filter(({ message }) => !carried.test(message));
    const subjects = own.map(({ message }) => message.split('\n', 1)[0]);
    expect(subjects.filter((subject, index) => subjects.indexOf(subject) !== index)).toEqual([]);
  });

  it('changes files in every commit but merges, and never before its parents', () => {
    for (const { id, tree, parents, committer } of history.commits) {
      if (parents.length === 1) expect(tree, id).not.toBe(parents[0]?.tree);
      for (const parent of parents) expect(parent.committer.time).toBeLessThan(committer.time);
    }
  });
});

describe('the digest of its sources', () => {
  it('changes with every byte of a script and with nothing else', () => {
    const folder = createTempFolder('digest');
    cpSync(join(import.meta.dirname, '../../scripts/demo'), folder, { recursive: true });
    const before = demoDigest(folder);
    expect(before).toBe(demoDigest());
    appendFileSync(join(folder, 'history', 'two.txt'), '\n');
    expect(demoDigest(folder)).not.toBe(before);
  });
});

describe('its replay by git', () => {
  const folder = () => join(createTempFolder('demo'), 'lantern');

  it('is made in less than 1.5 seconds of a processor and gives a sound repository with the same ids', () => {
    const repository = folder();
    runGit('.', ['init', '--quiet', '--bare', '--initial-branch=main', repository]);
    const start = process.cpuUsage();
    const stream = demoStream();
    runGit(repository, ['fast-import', '--quiet'], stream);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(1.5);
    expect(runGit(repository, ['fsck', '--full', '--strict', '--no-progress'])).toBe('');
    for (const [branch, head] of history.branches) {
      expect(runGit(repository, ['rev-parse', `refs/heads/${branch}`]).trim()).toBe(head.id);
    }
    const refs = runGit(repository, [
      'for-each-ref',
      '--format=%(refname:short) %(objectname) %(*objectname)',
      'refs/tags',
    ]);
    expect(refs.trim().split('\n').map(peeled).sort()).toEqual(
      history.tags.map(({ name, target }) => `${name} ${target.id}`).sort(),
    );
    expect(runGit(repository, ['rev-list', '--all', '--count']).trim()).toBe(String(history.commits.length));
  });

  it('belongs to a forge whose links can be built', () => {
    expect(new URL(DEMO_REMOTE).hostname).toBe('github.com');
  });
});

function peeled(line: string): string {
  const [name, object, commit] = line.split(' ');
  return `${name} ${commit || object}`;
}

function tagged(name: string): DemoCommit | undefined {
  return history.tags.find((tag) => tag.name === name)?.target;
}

function dayOf(commit: DemoCommit | undefined): string {
  return new Date((commit?.committer.time ?? 0) * 1000).toISOString().slice(0, 10);
}
