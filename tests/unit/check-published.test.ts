import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPublished } from '#domain/check-published.ts';
import { type ChainedEvent, canonicalEvent } from '#domain/event-chain.ts';
import type { ChannelDefinition } from '#domain/portal-folder.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { readPublished } from '../../scripts/steps/read-published.ts';
import { createPortalFolder } from '../support/broken-inputs.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const [A, B] = ['a', 'b'].map((digit) => digit.repeat(40)) as [string, string];

/** The log of a channel with so many events, as lines of its file. */
function logLines(count: number): string[] {
  let previous: string | null = null;
  return Array.from({ length: count }, (_, at) => {
    const when = `2026-05-0${at + 1}T10:00:00Z`;
    const event: ChainedEvent = {
      id: at + 1,
      at: when,
      by: 'mara',
      action: 'published',
      version: `1.${at}.0`,
      previous,
    };
    previous = createHash('sha256').update(canonicalEvent(event)).digest('hex');
    return `- ${JSON.stringify(event)}\n`;
  });
}

async function channelsWith(lines: readonly string[]): Promise<ChannelDefinition[]> {
  const files = [
    { path: 'channels/stable/channel.yaml', text: 'name: Stable\n' },
    { path: 'channels/stable/log.yaml', text: lines.join('') },
  ];
  const { channels, problems } = await readPortalFolder(createPortalFolder(files));
  expect(problems).toEqual([]);
  return channels;
}

describe('what was published', () => {
  it('tells of a log whose end was cut, which is sound in itself', async () => {
    const lines = logLines(4);
    const head = (await channelsWith(lines))[0]?.head ?? '';
    const published = { heads: new Map([['stable', head]]), commits: new Map() };
    const codes = async (own: readonly string[]) =>
      checkPublished(published, { channels: await channelsWith(own), commits: new Map(), records: [] }).map(
        ({ code, severity, where }) => `${severity} ${code} ${where?.file}`,
      );
    expect(await codes(lines)).toEqual([]);
    expect(await codes(logLines(6))).toEqual([]);
    for (const kept of [3, 2, 1])
      expect(await codes(lines.slice(0, kept))).toEqual(['error log-cut channels/stable/log.yaml']);
    const gone = checkPublished(published, { channels: [], commits: new Map(), records: [] });
    expect(gone.map(({ code }) => code)).toEqual(['log-cut']);
  });

  it('tells of tags that moved or are gone since, until somebody accepts it', () => {
    const published = {
      heads: new Map(),
      commits: new Map([
        ['v1.0.0', A],
        ['v1.1.0', A],
      ]),
    };
    const now = { channels: [], commits: new Map([['v1.0.0', B]]) };
    const record = { day: '2026-05-04', accepted: { by: 'Mara', reason: 'Built again.' }, object: null, line: 1 };
    const told = (records: Parameters<typeof checkPublished>[1]['records']) =>
      checkPublished(published, { ...now, records }).map(({ code, severity }) => `${severity} ${code}`);
    expect(told([])).toEqual(['strict moved-tag', 'strict deleted-tag']);
    expect(told([{ ...record, tag: 'v1.0.0', commit: B }])).toEqual(['strict deleted-tag']);
    expect(told([{ ...record, tag: 'v1.0.0', commit: A }])).toEqual(['strict moved-tag', 'strict deleted-tag']);
    expect(told([{ ...record, tag: 'v1.1.0', commit: null }])).toEqual(['strict moved-tag']);
  });

  it('is read from the files of a site, which may say anything', async () => {
    const site = createTempFolder('site');
    const put = (path: string, value: unknown): void => {
      mkdirSync(dirname(join(site, 'api/v1', path)), { recursive: true });
      writeFileSync(join(site, 'api/v1', path), JSON.stringify(value));
    };
    await expect(readPublished(site)).rejects.toMatchObject({ problems: [{ code: 'no-published-site' }] });
    put('releases.json', { releases: [{ tag: 'v1.0.0', commit: A, more: 1 }] });
    put('index.json', { channels: [{ id: 'stable' }, { id: 'beta' }] });
    put('channels/stable.json', { head: A });
    put('channels/beta.json', { head: null });
    expect(await readPublished(site)).toEqual({ heads: new Map([['stable', A]]), commits: new Map([['v1.0.0', A]]) });
    for (const id of ['../../secret', '', 7]) {
      put('index.json', { channels: [{ id }] });
      await expect(readPublished(site)).rejects.toMatchObject({ problems: [{ code: 'no-published-site' }] });
    }
  });
});
