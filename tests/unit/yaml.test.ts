import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../scripts/adapters/yaml.ts';

const PIECES = [
  'a',
  'key: ',
  'key: 1\n',
  '- ',
  '\n',
  '  ',
  '\t',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '&a ',
  '*a',
  '!!str ',
  '? ',
  ': ',
  '#',
  '|\n',
  '>\n',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '<<: ',
  '\\',
  '@',
  ',',
  '1.10',
  '\r\n',
  '\u0000',
  '\ud800',
  '\ufeff',
  '__proto__: ',
];

describe('parseYaml', () => {
  it('reads any text as data or as problems with a place in it, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const { yaml, problems } = parseYaml(text, { file: 'portal.yaml' });
        expect(yaml === null).toBe(problems.length > 0);
        const lines = text.split('\n');
        for (const { where } of problems) {
          expect(where?.line).toBeGreaterThanOrEqual(1);
          expect(where?.line).toBeLessThanOrEqual(lines.length);
          expect(where?.column).toBeLessThanOrEqual((lines[(where?.line ?? 1) - 1]?.length ?? 0) + 1);
        }
      }),
    );
  });

  it('reads JSON as the data that it is, each value at its place', () => {
    const word = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => /^[\w .-]+$/.test(text));
    fc.assert(
      fc.property(fc.dictionary(word, fc.oneof(word, fc.integer(), fc.array(word, { maxLength: 3 }))), (data) => {
        const text = JSON.stringify(data, null, 2);
        const { yaml } = parseYaml(text, { file: 'portal.yaml' });
        expect(yaml?.data).toEqual(data);
        const lines = text.split('\n');
        for (const [key, value] of Object.entries(data)) {
          const at = yaml?.place([key], 'key') ?? { line: 0, column: 0 };
          expect(lines[at.line - 1]?.slice(at.column - 1)).toMatch(JSON.stringify(key));
          const behind = yaml?.place([key], 'value') ?? { line: 0, column: 0 };
          expect(lines[behind.line - 1]?.slice(behind.column - 1)).toMatch(JSON.stringify(value).slice(0, 1));
        }
      }),
    );
  });

  it('answers within a moment whatever is nested or repeated', () => {
    const shapes = [
      '['.repeat(100_000),
      '{a: '.repeat(25_000),
      '- '.repeat(50_000),
      'a: &a [*a, *a]\n'.repeat(6000),
      '"'.repeat(100_000),
      '? '.repeat(50_000),
      `a: |\n${' x\n'.repeat(30_000)}`,
    ];
    for (const shape of shapes) {
      const start = performance.now();
      parseYaml(shape, { file: 'portal.yaml' });
      // Far above what it takes, so that a busy machine does not fail it; what is meant is that nothing explodes.
      expect(performance.now() - start).toBeLessThan(5000);
    }
  });

  it('counts the lines of a text that starts further down its file', () => {
    const { yaml } = parseYaml('title: Faster\n', { file: 'notes/2.4.1.mdx', firstLine: 2 });
    expect(yaml?.place(['title'], 'value')).toEqual({ line: 2, column: 8 });
    expect(yaml?.sourceOf(['title'])).toBe('Faster');
  });
});
