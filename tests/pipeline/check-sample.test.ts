import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#domain/settings.ts';
import { locateRepository } from '../../scripts/adapters/git-location.ts';
import { InputError } from '../../scripts/input-error.ts';
import { SILENT } from '../../scripts/progress.ts';
import { type CheckInput, checkSample } from '../../scripts/steps/check-sample.ts';
import { mine } from '../../scripts/steps/mine.ts';
import { packTrees } from '../../scripts/steps/pack-trees.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { readTrees } from '../../scripts/steps/read-trees.ts';
import { createRepository } from '../support/temp-repository.ts';

test('a comparison that is not what git says stops the build, and says which', async () => {
  const { path } = createRepository((history) => {
    history.tag('v1.0.0', history.commit({ files: { 'a.txt': 'one\n' } }));
    history.tag('v1.0.1', history.commit({ files: { 'a.txt': 'two\n' } }));
    history.tag('v1.1.0', history.commit({ files: { 'b.txt': 'three\n' } }));
  });
  await whileOpen(path, async (input) => {
    expect(await checkSample(input)).toBe(3);
    const blobs = Uint8Array.from(input.packed.blobs, (byte, at) => (at === 20 ? byte ^ 1 : byte));
    await expectMismatch({ ...input, packed: { ...input.packed, blobs } }, /The files between .* and 1\.0\.1/);
    const [first, ...segments] = input.mined.graph.segments;
    const graph = { ...input.mined.graph, segments: [{ runs: first?.runs ?? [], commits: [] }, ...segments] };
    await expectMismatch({ ...input, mined: { ...input.mined, graph } }, /The commits between .* and 1\.1\.0/);
  });
});

async function expectMismatch(input: CheckInput, message: RegExp): Promise<void> {
  const error = await checkSample(input).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).problems).toEqual([
    {
      code: 'comparison-mismatch',
      severity: 'error',
      message: expect.stringMatching(message),
      hint: expect.stringContaining(`git -C ${input.root} `),
    },
  ]);
}

/** Runs while the repository's objects can be read. */
async function whileOpen(path: string, work: (input: CheckInput) => Promise<void>): Promise<void> {
  const [location, folder] = [await locateRepository(path), await readPortalFolder(null)];
  await mine(
    { location, folder, remote: null, sample: false, cache: null, progress: SILENT },
    async (directory, mined) => {
      const history = await readTrees(directory, mined);
      const settings = DEFAULT_SETTINGS.compare;
      const packed = await packTrees({ directory, history, settings, cache: null, progress: SILENT });
      await work({ directory, mined, packed, root: location.root });
    },
  );
}
