import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { manifestAdd } from '../../scripts/commands/manifest-add.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { createPortalFolder } from '../support/broken-inputs.ts';
import { runGit } from '../support/git.ts';
import { runTagline } from '../support/run-tagline.ts';
import { createRepository, type TempRepository } from '../support/temp-repository.ts';

const SETTINGS = [
  'policy:',
  '  stable: { approvals: 1, checklist: [Notes are read.], minDaysOnPrevious: 3 }',
  'freezes:',
  "  - { id: may, from: 2030-05-10, to: 2030-05-12, reason: 'Holidays.' }",
  '',
].join('\n');

const BETA = `- { id: 1, at: 2030-05-01T10:00:00Z, by: mara, action: published, version: 1.0.0, previous: null }\n`;

let repository: TempRepository;

beforeAll(() => {
  repository = createRepository((history) => {
    history.tag('v1.0.0', history.commit({ message: 'feat: light', files: { 'lamp.txt': 'on\n' } }));
    history.tag('v1.0.1', history.commit({ message: 'fix: brighter', files: { 'lamp.txt': 'On\n' } }));
  });
});

function portal(stableLog: string): string {
  return createPortalFolder([
    { path: 'portal.yaml', text: SETTINGS },
    { path: 'channels/beta/channel.yaml', text: 'name: Beta\n' },
    { path: 'channels/beta/log.yaml', text: BETA },
    { path: 'channels/stable/channel.yaml', text: 'from: beta\n' },
    ...(stableLog === '' ? [] : [{ path: 'channels/stable/log.yaml', text: stableLog }]),
  ]);
}

async function publish(content: string, version: string, at: string): Promise<string[]> {
  const options = { repo: repository.path, content, channel: 'stable', version, publish: true, by: 'jun', at };
  try {
    const { event } = await manifestAdd(options, [], new Date());
    return [event?.action ?? 'nothing'];
  } catch (error) {
    return (error as { problems: { code: string }[] }).problems.map(({ code }) => code);
  }
}

const APPROVED =
  '- { id: 1, at: 2030-05-02T10:00:00Z, by: mara, action: approved, version: 1.0.0, checked: [Notes are read.], previous: null }\n';

describe('tagline manifest add --publish', () => {
  test('is refused with everything that stands in the way, and writes nothing', async () => {
    const content = portal('');
    const all = ['needs-approval', 'open-checklist', 'not-on-previous', 'frozen'];
    expect(await publish(content, '1.0.1', '2030-05-11T10:00:00Z')).toEqual(all);
    expect((await readPortalFolder(content)).manifests).toEqual([]);
  });

  test('takes the days on the channel before, then writes, and a second run changes nothing', async () => {
    const content = portal(APPROVED);
    expect(await publish(content, '1.0.0', '2030-05-04T09:59:59Z')).toEqual(['too-few-days']);
    expect(await publish(content, '1.0.0', '2030-05-04T10:00:00Z')).toEqual(['published']);
    expect(await publish(content, '1.0.0', '2030-05-11T10:00:00Z')).toEqual(['nothing']);
    expect((await readPortalFolder(content)).problems).toEqual([]);
  });

  test('is stopped by the log of another channel that cannot be trusted', async () => {
    const content = portal(APPROVED);
    const log = join(content, 'channels', 'beta', 'log.yaml');
    writeFileSync(log, BETA.replace('mara', 'eve').replace('previous: null', `previous: ${'a'.repeat(64)}`));
    expect(await publish(content, '1.0.0', '2030-05-06T10:00:00Z')).toEqual(['log-chain']);
    expect(readFileSync(log, 'utf8')).toContain('eve');
  });
});

describe('a tag that was moved since it was recorded', () => {
  test('is published only once somebody said that this is right', async () => {
    const content = portal(APPROVED);
    const lock = join(content, 'tags.lock');
    const now = runGit(repository.path, ['rev-parse', 'v1.0.0^{commit}']).trim();
    writeFileSync(lock, `2030-05-01 v1.0.0 ${'b'.repeat(40)} -\n`);
    expect(await publish(content, '1.0.0', '2030-05-06T10:00:00Z')).toEqual(['moved-tag']);
    appendFileSync(lock, `2030-05-02 v1.0.0 ${now} - moved by mara: The build was made again.\n`);
    expect(await publish(content, '1.0.0', '2030-05-06T10:00:00Z')).toEqual(['published']);
  });
});

describe('tagline status', () => {
  test('tells what waits, what for, and for programs until when', async () => {
    const content = portal(APPROVED);
    const words = ['status', '--repo', repository.path, '--content', content, '--channel', 'stable', '--at'];
    const { stdout } = await runTagline([...words, '2030-05-03T10:00:00Z']);
    expect(stdout).toMatch(
      /1\.0\.0 is prepared: Held until 4 May 2030, by the date alone\.\n +- On Beta since 1 May 2030; 3 days there/,
    );
    const { channels } = JSON.parse((await runTagline([...words, '2030-05-11', '--json'])).stdout);
    expect(channels[0].waiting).toMatchObject([
      {
        release: '1.0.0',
        how: 'prepared',
        state: 'time',
        clearFrom: '2030-05-13T00:00:00Z',
        obstacles: [{ kind: 'freeze' }],
      },
    ]);
  });
});
