import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainYaml } from '#domain/plain-yaml.ts';
import { parseYaml } from '../../scripts/adapters/yaml.ts';
import { writeYaml } from '../../scripts/adapters/yaml-edit.ts';
import { runs } from '../support/effort.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content', 'channels');
const FILES = globSync('**/*.yaml', { cwd: CONTENT }).sort();
const SAMPLE = readFileSync(join(CONTENT, 'stable', '3.1.1.yaml'), 'utf8')
  .split('\n')
  .slice(0, 14)
  .join('\n');

/** Whether it read the text as the whole parser does, or left it to that one. */
function agrees(text: string): void {
  const data = readPlainYaml(text);
  if (data === null) return;
  const { yaml, problems } = parseYaml(text, { file: 'a.yaml' });
  expect({ text, data, problems }).toEqual({ text, data: yaml?.data, problems: [] });
}

describe('the quick reader of manifests', () => {
  it('reads every manifest of the sample, as the whole parser does', () => {
    const manifests = FILES.filter((file) => !/(?:log|channel)\.yaml$/.test(file));
    expect(manifests.length).toBeGreaterThan(50);
    for (const file of FILES) agrees(readFileSync(join(CONTENT, file), 'utf8'));
    const read = manifests.filter((file) => readPlainYaml(readFileSync(join(CONTENT, file), 'utf8')) !== null);
    expect(read).toEqual(manifests);
    const logs = FILES.filter((file) => file.endsWith('log.yaml'));
    const long = logs.filter((file) => readPlainYaml(readFileSync(join(CONTENT, file), 'utf8')) !== null);
    expect(long).toEqual(logs);
  });

  it('agrees with the whole parser on what is written of any texts', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('1.10', '1e3', '0x1f', 'null', 'yes', '~', ''),
    );
    const some = fc.option(text);
    const artifact = fc.record({ file: text, url: some, size: fc.nat(), sha256: some }, { requiredKeys: [] });
    const manifest = fc.record({ version: text, commit: text, artifacts: fc.array(artifact) }, { requiredKeys: [] });
    fc.assert(
      fc.property(manifest, (data) => agrees(writeYaml(data))),
      { numRuns: runs(300) },
    );
  });

  it('agrees with the whole parser, or leaves the text to it, whatever was changed', () => {
    const pieces = [
      ' ',
      '  ',
      '\n',
      '\n  ',
      '- ',
      ': ',
      ':',
      '#',
      ' #',
      "'",
      '"',
      '|',
      '>',
      '{',
      '}',
      '[',
      '&a ',
      '*a',
      '!',
      '1',
      '~',
    ];
    const change = fc.tuple(
      fc.nat(SAMPLE.length),
      fc.nat(3),
      fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        agrees(changes.reduce((text, [at, cut, piece]) => text.slice(0, at) + piece + text.slice(at + cut), SAMPLE));
      }),
      { numRuns: runs(1_500) },
    );
  });
});
