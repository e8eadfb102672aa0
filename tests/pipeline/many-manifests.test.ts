import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { generatedLog, generatedManifest } from '../bench/generated-portal.ts';
import { createTempFolder } from '../support/temp-folder.ts';

/** A channel with so many manifests of eight artifacts, and a log of so many releases. */
async function cost(manifests: number, releases: number): Promise<{ seconds: number; megabytes: number }> {
  const dir = createTempFolder();
  const channel = join(dir, 'channels', 'stable');
  mkdirSync(channel, { recursive: true });
  for (let at = 0; at < manifests; at++) {
    const version = `1.${Math.floor(at / 10)}.${at % 10}`;
    writeFileSync(join(channel, `${version}.yaml`), generatedManifest(version));
  }
  const log = generatedLog(releases);
  writeFileSync(join(channel, 'log.yaml'), log);
  const before = process.cpuUsage();
  const folder = await readPortalFolder(dir);
  const { user, system } = process.cpuUsage(before);
  expect(folder.problems).toEqual([]);
  expect(folder.manifests.length).toBe(manifests);
  expect(folder.channels[0]?.events.length).toBeGreaterThan(releases);
  return { seconds: (user + system) / 1e6, megabytes: log.length / 1e6 };
}

test('a channel of many manifests and a log beyond a megabyte is read in time that grows with them alone', async () => {
  await cost(100, 1_000);
  const small = await cost(100, 1_000);
  const large = await cost(800, 8_000);
  expect(large.megabytes).toBeGreaterThan(1);
  // Eight times as much; what is quadratic would take sixty-four times, and the whole parser twenty.
  expect(large.seconds / small.seconds).toBeLessThan(16);
  expect(large.seconds).toBeLessThan(3);
});
