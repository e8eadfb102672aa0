import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanForTerminal, cleanLine, cleanText, cutText } from '../../src/domain/text.ts';
import { ALL_NAUGHTY } from '../support/naughty-strings.ts';

/** What acts or hides, told by Unicode's own properties: the rules under test name code points instead. */
const SUSPECT =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/u;
const SELECTOR = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const FLAGS =
  /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/gu;

/** Text of ordinary letters, of what the list knows, and of any code unit at all, mixed. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(...ALL_NAUGHTY.filter((text) => text.length < 60)),
      fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('\u{1f469}', '\u200d', '\ufe0f', '\u{1f3fd}', '\ud83d', '\r', '\n', '\u845b', '\u{e0100}'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

function isSuspect(character: string): boolean {
  return character !== '\t' && character !== '\n' && SUSPECT.test(character);
}

/** Suspects that stand anywhere but where they only shape the character before them. */
function leftovers(text: string): string[] {
  const characters = [...text.replaceAll(FLAGS, '')];
  return characters.filter((character, index) => {
    const before = characters[index - 1] ?? '';
    if (SELECTOR.test(character)) return before === '' || /\s/.test(before) || isSuspect(before);
    if (character === '\u200d') return !joinsEmoji(characters, index);
    return isSuspect(character);
  });
}

function joinsEmoji(characters: string[], index: number): boolean {
  const base = characters[index - 1] === '\ufe0f' ? characters[index - 2] : characters[index - 1];
  const isEmoji = (text = '') => /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u.test(text);
  return isEmoji(base) && isEmoji(characters[index + 1]);
}

function isSubsequence(part: string[], whole: string[]): boolean {
  let next = 0;
  for (const character of whole) if (character === part[next]) next += 1;
  return next === part.length;
}

function expectClean(raw: string): void {
  const clean = cleanText(raw);
  expect(clean.isWellFormed()).toBe(true);
  expect(leftovers(clean)).toEqual([]);
  expect(cleanText(clean)).toBe(clean);
  expect(
    isSubsequence(
      [...raw].filter((one) => !isSuspect(one)),
      [...clean],
    ),
  ).toBe(true);
}

describe('cleanText', () => {
  test('leaves nothing that acts or hides, loses nothing that shows, and has nothing to do the second time', () => {
    fc.assert(fc.property(anyText, expectClean));
  });

  test('does so for every naughty string', () => {
    expect(ALL_NAUGHTY.length).toBeGreaterThanOrEqual(300);
    for (const text of ALL_NAUGHTY) expectClean(text);
  });

  test('does so for every code point', () => {
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      if (isSuspect(character) && cleanText(character) === character) expect.fail(`U+${code.toString(16)} got through`);
    }
  });

  test('keeps what people write', () => {
    const kept = [
      'plain words, {braces} & <tags>\n\tindented',
      'na\u00efve \u7070\u8272 \u05e9\u05dc\u05d5\u05dd \ud55c\uad6d\uc5b4 e\u0301',
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
      '\u{1f469}\u{1f3fd}\u200d\u{1f680}',
      '\u{1f3f3}\ufe0f\u200d\u{1f308}',
      '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      '1\ufe0f\u20e3',
      '\u845b\u{e0100}',
    ];
    expect(kept.map(cleanText)).toEqual(kept);
  });

  test.each([
    ['a\u0000b', 'a\u2400b'],
    ['\u001b[31mred', '\u241b[31mred'],
    ['one\r\ntwo\rthree', 'one\ntwo\u240dthree'],
    ['del\u007f', 'del\u2421'],
    ['csi\u009b', 'csi⟨U+009B⟩'],
    ['\u202egpj', '⟨U+202E⟩gpj'],
    ['a\u200db', 'a⟨U+200D⟩b'],
    ['\u{e0041}', '⟨U+E0041⟩'],
    ['a\ufe00\ufe01', 'a\ufe00⟨U+FE01⟩'],
    ['\u{1d173}', '⟨U+1D173⟩'],
    ['half \ud83d', 'half \ufffd'],
    ['\udb40', '\ufffd'],
  ])('%j is shown as %j', (raw, shown) => {
    expect(cleanText(raw)).toBe(shown);
  });
});

test('cleanLine gives one line', () => {
  fc.assert(
    fc.property(anyText, (raw) => {
      const line = cleanLine(raw);
      expect(line).not.toMatch(/[\t\n\r]/);
      expect(cleanLine(line)).toBe(line);
    }),
  );
});

test('cleanForTerminal lets no control through but tab and line feed', () => {
  fc.assert(
    fc.property(anyText, (raw) => {
      expect(cleanForTerminal(raw).replace(/[\t\n]/g, '')).not.toMatch(/\p{Cc}/u);
    }),
  );
});

describe('cutText', () => {
  test('keeps short text and says how much it left out of long text', () => {
    expect(cutText('lantern', 7)).toBe('lantern');
    expect(cutText('lanterns', 7)).toBe('lantern… (1 more character)');
    expect(cutText('ab\u{1f600}c', 3)).toBe('ab… (3 more characters)');
  });

  test('never splits a character and always accounts for the rest', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(40), (text, limit) => {
        const cut = cutText(text, limit);
        expect(cut.isWellFormed()).toBe(true);
        if (text.length <= limit) {
          expect(cut).toBe(text);
          return;
        }
        const [, kept = '', rest] = /^(.*)… \((\d+) more characters?\)$/s.exec(cut) ?? [];
        expect(text.startsWith(kept)).toBe(true);
        expect(kept.length + Number(rest)).toBe(text.length);
      }),
    );
  });
});
