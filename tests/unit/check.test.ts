import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '#domain/problem.ts';
import { check } from '../../scripts/commands/check.ts';
import { countProblems, formatProblems, problemsAsJson } from '../../scripts/report-problems.ts';
import { createPortalFolder } from '../support/broken-inputs.ts';

let printed = '';

beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => vi.restoreAllMocks());

describe('tagline check', () => {
  const broken = () => createPortalFolder([{ path: 'portal.yaml', text: 'nmae: Lantern\ntoday: 2026-02-30\n' }]);

  it('prints every problem with its place and remedy and ends with 1', async () => {
    expect(await check({ content: broken(), strict: false, json: false })).toBe(1);
    expect(printed).toMatchInlineSnapshot(`
      "portal.yaml:1:1 error unknown-key: nmae is not a key that is known here.
        Did you mean 'name'? Known keys: name, description, repository, site, id, today, components, lines, changes, compare, policy, freezes, artifactHosts, manage, keys.
      portal.yaml:2:8 error invalid-date: today is not a day of the calendar.
        Write year, month and day, for instance 2026-02-01.
      "
    `);
  });

  it('prints the same for programs', async () => {
    expect(await check({ content: broken(), strict: false, json: true })).toBe(1);
    const { schemaVersion, problems } = JSON.parse(printed);
    expect(schemaVersion).toBe(1);
    expect(problems.map(({ code, where }: Problem) => [code, where])).toEqual([
      ['unknown-key', { file: 'portal.yaml', line: 1, column: 1 }],
      ['invalid-date', { file: 'portal.yaml', line: 2, column: 8 }],
    ]);
  });

  it('holds artifacts that it can read against what manifests state, and passes over the others', async () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const artifact = (file: string, size: string) =>
      `  - { file: ${file}, kind: archive, url: 'https://example.com/a', size: ${size}, sha256: '${hash(file)}' }`;
    const lines = [
      "version: '1.0.0'",
      'artifacts:',
      artifact('a.zip', '5'),
      artifact('b.zip', '1KB'),
      artifact('c.zip', '9'),
    ];
    const content = createPortalFolder([{ path: 'channels/stable/1.0.0.yaml', text: lines.join('\n') }]);
    const artifacts = createPortalFolder([
      { path: '1.0.0/a.zip', text: 'a.zip' },
      { path: 'a.zip', text: 'of another version' },
      { path: 'b.zip', text: 'other' },
    ]);
    expect(await check({ content, artifacts, strict: false, json: true })).toBe(1);
    const { problems } = JSON.parse(printed);
    expect(problems.map(({ code, where }: Problem) => `${where?.line}:${where?.column} ${code}`)).toEqual([
      '4:84 artifact-differs',
    ]);
  });

  it('ends with 0 where all is well, and with 1 where the named folder is missing', async () => {
    const good = createPortalFolder([{ path: 'portal.yaml', text: 'name: Lantern\n' }]);
    expect(await check({ content: good, strict: true, json: false })).toBe(0);
    expect(printed).toBe('');
    expect(await check({ content: `${good}/nowhere`, strict: false, json: false })).toBe(1);
    expect(printed).toContain('no-portal-folder');
  });
});

describe('report-problems', () => {
  const problem = (file: string, line: number, severity: Problem['severity'] = 'error'): Problem => ({
    ...{ code: 'x', severity, message: `in ${file}`, hint: 'Do it.' },
    where: { file, line },
  });

  it('sorts by file and line, and makes what would act on a terminal visible', () => {
    const evil = { ...problem('b.yaml', 2), message: '\u001b[31mred\nnew line\u202e' };
    expect(formatProblems([problem('b.yaml', 10), evil, problem('a.yaml', 3)], false)).toBe(
      'a.yaml:3 error x: in a.yaml\n  Do it.\nb.yaml:2 error x: ␛[31mred new line⟨U+202E⟩\n  Do it.\nb.yaml:10 error x: in b.yaml\n  Do it.\n',
    );
  });

  it('counts what is strict as an error only then', () => {
    const problems = [problem('a', 1, 'strict'), problem('a', 2, 'warning'), problem('a', 3, 'notice')];
    expect(countProblems(problems, false)).toBe('2 warnings, 1 notice');
    expect(countProblems(problems, true)).toBe('1 error, 1 warning, 1 notice');
    expect(countProblems([], true)).toBe('no problems');
    expect(JSON.parse(problemsAsJson(problems, true)).problems[0].severity).toBe('error');
  });
});
