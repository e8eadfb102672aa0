import { expect, test } from 'vitest';
import type { CurrentFile } from '#domain/browser-files.ts';
import { whichArtifact } from '../../scripts/commands/which-artifact.ts';
import { hashOf, releaseOf } from '../support/made-artifacts.ts';
import { madePortal } from '../support/made-portal.ts';

const CURRENT: CurrentFile = {
  ...{ schemaVersion: 1, today: null, latest: { lantern: '2.0.1' }, lines: {}, channels: {} },
  yanked: { '2.0.0': '2.0.1' },
  unreleased: [],
};

test('a SHA-256 is answered with the file that has it and how its release stands', async () => {
  const yanked = { at: '2026-05-02T00:00:00Z', by: 'mara', reason: 'It loses data', replacement: '2.0.1' };
  const releases = [releaseOf('2.0.1', ['lantern-2.0.1.zip']), releaseOf('2.0.0', ['lantern-2.0.0.zip'], { yanked })];
  const mined = { portal: madePortal(releases), releases };
  const found = await whichArtifact(hashOf('lantern-2.0.0.zip'), mined, CURRENT);
  expect(found?.text).toMatch(
    /^lantern-2\.0\.0\.zip: Lantern 2\.0\.0 for Linux, x64, yanked\n {2}Yanked on 2 May 2026/,
  );
  expect(found?.text).toContain('Take 2.0.1 in its place: releases/2.0.1/');
  expect(found?.json).toMatchObject({
    verdict: 'yanked',
    artifacts: [{ file: 'lantern-2.0.0.zip', release: '2.0.0', sha256: hashOf('lantern-2.0.0.zip') }],
  });
  expect(await whichArtifact(hashOf('other'), mined, CURRENT)).toBe(null);
});
