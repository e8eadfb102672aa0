import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PortalFolder } from '#domain/portal-folder.ts';
import type { DemoTag } from '../../scripts/demo/history.ts';
import { demoHistory } from '../../scripts/demo/replay.ts';
import { tagKeyLine } from '../../scripts/demo/sign-tag.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { HOSTILE_CONTENT } from '../support/hostile-repository.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CONTENT = join(ROOT, 'content');
const EXPORTER = 'lantern-exporter';

let folder: PortalFolder;
let tags: Map<string, DemoTag>;

beforeAll(async () => {
  folder = await readPortalFolder(CONTENT);
  tags = new Map(demoHistory().tags.map((tag) => [tag.name, tag]));
});

describe('the portal folder of the sample', () => {
  it('has nothing wrong with it', () => {
    expect(folder.problems).toEqual([]);
    expect(folder.channels.map(({ id }) => id)).toEqual(['stable', 'lts', 'beta', 'nightly']);
  });

  it('offers only releases that its history has, at the commits that the manifests name', () => {
    expect(folder.manifests.length).toBeGreaterThanOrEqual(45);
    for (const { file, component, version, commit } of folder.manifests) {
      expect(commit, file).toBe(tags.get(tagOf(component, version))?.target.id);
    }
  });

  it('has a manifest for every release of the last year', () => {
    const manifested = new Set(folder.manifests.map(({ component, version }) => tagOf(component, version)));
    const recent = [...tags.values()].filter(({ target }) => target.committer.time >= Date.UTC(2025, 10, 20) / 1000);
    expect(recent.map(({ name }) => name).filter((name) => !manifested.has(name))).toEqual([]);
  });

  it('records every tag, one of which was moved, and names the key that tags are signed with', () => {
    const last = new Map((folder.tagRecords ?? []).map((record) => [record.tag, record]));
    const named = [...tags.values()].map(({ name, target }) => [name, target.id]);
    expect([...last.values()].map(({ tag, commit }) => [tag, commit]).sort()).toEqual(named.sort());
    const moved = [...last.values()].filter(({ accepted }) => accepted !== null);
    expect(moved.map(({ tag }) => tag)).toEqual(['v3.1.0-beta.1']);
    expect(folder.settings.keys.find(({ id }) => id === 'tags-2026')?.key).toBe(tagKeyLine());
    expect(folder.settings.policy.stable?.signedTags).toBe('2026-01-01');
  });

  it('tells of publishing, approvals, promotions and of what was yanked', () => {
    const events = folder.channels.flatMap((channel) => channel.events);
    expect(new Set(events.map(({ action }) => action))).toEqual(
      new Set(['published', 'approved', 'promoted', 'yanked']),
    );
    const yanked = events.filter(({ action }) => action === 'yanked');
    expect(yanked.map(({ version, replacement }) => [version, replacement])).toEqual([['2.8.3', '2.8.4']]);
  });

  it('has notes for at least eight releases that exist, with pictures, a migration and code before and after', () => {
    expect(folder.notes.length).toBeGreaterThanOrEqual(8);
    for (const { file, component, version } of folder.notes)
      expect(tags.has(tagOf(component, version)), file).toBe(true);
    const bodies = folder.notes.map(({ body }) => body).join('\n');
    for (const component of ['<Figure', '<Migration', '<BeforeAfter', '<Note>']) expect(bodies).toContain(component);
    expect(folder.notes.filter(({ body }) => body.includes('<Figure')).length).toBe(3);
  });

  it('corrects in its notes only changes that exist', () => {
    const ids = demoHistory().commits.map(({ id }) => id);
    const corrected = folder.notes.flatMap(({ changes }) => changes.flatMap(({ id }) => id ?? []));
    expect(corrected.length).toBeGreaterThanOrEqual(2);
    for (const id of corrected) expect(ids.filter((known) => known.startsWith(id)).length, id).toBe(1);
  });
});

describe.each([
  ['the sample', CONTENT],
  ['the hostile portal', HOSTILE_CONTENT],
])('every file of %s', (_, dir) => {
  it('names the schema that the build writes for it', () => {
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:yaml|mdx)$/.test(file) && !file.startsWith('generated'))
      .map((file) => join(dir, file));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const named = /^# yaml-language-server: \$schema=(.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
      expect(relative(ROOT, resolve(dirname(file), named)), file).toMatch(
        /^dist[\\/]api[\\/]v1[\\/]schema[\\/](?:portal|channel|manifest|log|notes|advisory|plan)\.json$/,
      );
    }
  });

  it('passes the check', async () => {
    expect((await readPortalFolder(dir)).problems).toEqual([]);
  });
});

function tagOf(component: string | null, version: string): string {
  return component === EXPORTER ? `${EXPORTER}@${version}` : `v${version}`;
}
