import { describe, expect, it } from 'vitest';
import { formatPlace } from '#domain/problem.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { createPortalFolder, readBrokenInputs } from '../support/broken-inputs.ts';

const cases = readBrokenInputs();

describe('broken inputs', () => {
  it('are at least sixty, of manifests alone as well', () => {
    const ofManifests = /channels\/[^\s:]+\/\d[^\s:/]*\.yaml:\d+:\d+ /;
    expect(
      cases.filter(({ expected }) => expected.some((line) => ofManifests.test(line))).length,
    ).toBeGreaterThanOrEqual(60);
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.filter(({ files, expected }) => files.length === 0 || expected.length === 0)).toEqual([]);
  });

  it.each(cases)('$name', async ({ files, expected }) => {
    const { problems } = await readPortalFolder(createPortalFolder(files));
    const told = problems.map((problem) => `${formatPlace(problem.where)} ${problem.code}`);
    expect(told.sort()).toEqual([...expected].sort());
    expect(problems.map(({ message, hint }) => ({ message, hint }))).toMatchSnapshot();
    expect(problems.every(({ message, hint }) => message !== '' && hint !== '')).toBe(true);
  });
});
