import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../scripts/adapters/yaml.ts';
import { editYaml, writeYaml } from '../../scripts/adapters/yaml-edit.ts';
import { runs } from '../support/effort.ts';

const SAMPLE = readFileSync(
  join(import.meta.dirname, '..', '..', 'content', 'channels', 'stable', '3.1.1.yaml'),
  'utf8',
);
const ARTIFACT = { file: 'new.zip', kind: 'archive', url: 'https://example.com/new.zip', sha256: '1'.repeat(64) };

function dataOf(text: string): { artifacts: object[] } {
  const { yaml, problems } = parseYaml(text, { file: 'a.yaml' });
  expect(problems).toEqual([]);
  return yaml?.data as { artifacts: object[] };
}

describe('editing a YAML file', () => {
  it('keeps every comment and every value, wherever people wrote them', () => {
    const lines = SAMPLE.split('\n').length - 1;
    const comment = fc.tuple(fc.nat(lines - 1), fc.boolean(), fc.stringMatching(/^[a-z #:'"-]{1,12}$/));
    fc.assert(
      fc.property(fc.uniqueArray(comment, { selector: ([line]) => line, maxLength: 6 }), (comments) => {
        const text = comments.reduce((all, one) => withComment(all, one), SAMPLE.split('\n')).join('\n');
        const before = dataOf(text);
        const after = editYaml(text, [{ how: 'append', path: ['artifacts'], value: ARTIFACT }]);
        expect(dataOf(after)).toEqual({ ...before, artifacts: [...before.artifacts, ARTIFACT] });
        for (const [, , words] of comments) expect(after).toContain(`# ${words.trim()}`);
      }),
      { numRuns: runs(60) },
    );
  });

  it('leaves a file without changes as it is', () => {
    expect(editYaml(SAMPLE, [])).toBe(SAMPLE);
  });

  it('follows how the file is written', () => {
    const tight = "version: '1.0'\nartifacts:\n- {file: a.zip, kind: archive}\n";
    const after = editYaml(tight, [
      { how: 'set', path: ['artifacts', 0, 'size'], value: 5 },
      { how: 'append', path: ['artifacts'], value: { file: 'b.zip' } },
    ]);
    expect(after).toBe("version: '1.0'\nartifacts:\n- {file: a.zip, kind: archive, size: 5}\n- file: b.zip\n");
  });

  it.each(['', '# nothing yet\n', '[]\n'])('begins a list in %j', (text) => {
    expect(dataOf(editYaml(text, [{ how: 'append', path: [], value: { id: 1 } }]))).toEqual([{ id: 1 }]);
  });

  it('puts in quotes what YAML would take for a number', () => {
    expect(writeYaml({ version: '1.10', name: 'lantern' })).toBe("version: '1.10'\nname: lantern\n");
  });
});

/** A comment on a line of its own or behind what stands there. */
function withComment(lines: readonly string[], [line, behind, words]: readonly [number, boolean, string]): string[] {
  const own = lines[line] ?? '';
  if (behind && !own.includes('#')) return lines.with(line, `${own} # ${words.trim()}`);
  const indent = own.slice(0, own.length - own.trimStart().length);
  return lines.with(line, `${indent}# ${words.trim()}\n${own}`);
}
