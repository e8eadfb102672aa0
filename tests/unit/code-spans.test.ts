import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitCodeSpans } from '#domain/code-spans.ts';

describe('code spans', () => {
  test.each([
    ['plain', 'plain'],
    ['run `a b` now', 'run [a b] now'],
    ['`a` and `b`', '[a] and [b]'],
    ['an `unclosed span', 'an `unclosed span'],
    ['``a ` b``', '[a ` b]'],
    ['`` ` ``', '[`]'],
    ['`a``b`', '[a``b]'],
    ['` `', '` `'],
    ['', ''],
  ])('of %j', (line, shown) => {
    const text = splitCodeSpans(line)
      .map((part) => (part.code ? `[${part.text}]` : part.text))
      .join('');
    expect(text).toBe(shown);
  });

  test('lose nothing but their backticks and one space at each end', () => {
    const bare = (text: string) => text.replace(/[` ]/g, '');
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom('`', '``', ' ', 'a', '<b>', '{x}')), (text, pieces) => {
        const line = text + pieces.join('');
        expect(
          bare(
            splitCodeSpans(line)
              .map((part) => part.text)
              .join(''),
          ),
        ).toBe(bare(line));
      }),
      { numRuns: 1000 },
    );
  });
});
