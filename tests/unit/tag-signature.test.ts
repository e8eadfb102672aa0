import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GoodSignature, judgeTag, type SignedTag } from '#domain/judge-tag.ts';
import { signedMessage } from '#domain/signature/gpg-message.ts';
import { readGpgStatus } from '#domain/signature/gpg-status.ts';
import { readKeyText } from '#domain/signature/key-text.ts';
import { readSshSignature } from '#domain/signature/ssh-signature.ts';
import { parseTagObject } from '#domain/tag-object.ts';
import { formatRecord, parseTagsLock } from '#domain/tags-lock.ts';
import { runs } from '../support/effort.ts';
import { tagText } from '../support/signed-tags.ts';

const COMMIT = 'c'.repeat(40);
const ARMORS = [
  '-----BEGIN SSH SIGNATURE-----',
  '-----BEGIN PGP SIGNATURE-----',
  '-----BEGIN PGP PUBLIC KEY BLOCK-----',
];

/** Text with the words in it that readers look for. */
const likely = fc
  .array(fc.oneof(fc.string(), fc.base64String(), fc.constantFrom(...ARMORS, '\n', '\n\n', '=', 'ssh-ed25519 ', 'RW')))
  .map((parts) => parts.join(''));

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

describe('whatever text comes in', () => {
  it('is read or refused, and nothing is thrown', () => {
    const property = fc.property(likely, fc.uint8Array({ maxLength: 200 }), (text, bytes) => {
      const armored = ARMORS.map(
        (line) => `${line}\n\n${Buffer.from(bytes).toString('base64')}\n${line.replace('BEGIN', 'END')}`,
      );
      for (const each of [text, ...armored]) {
        readSshSignature(each);
        signedMessage(each, bytes);
        parseTagObject(bytesOf(`object ${COMMIT}\ntype commit\ntag v1\n\n${each}`));
        parseTagsLock(each);
        readGpgStatus(each);
        for (const kind of ['minisign', 'ssh', 'gpg'] as const) readKeyText(kind, each);
      }
    });
    fc.assert(property, { numRuns: runs(300) });
  });
});

describe('a tag object', () => {
  it('is signed from the last line that begins a signature on, as git has it', () => {
    const first = `${ARMORS[1]}\nno signature, but a message that talks of one\n`;
    const text = tagText({
      name: 'v1.0.0',
      commit: COMMIT,
      day: '2026-05-01',
      sign: () => `${first}${ARMORS[0]}\nabc\n`,
    });
    const object = parseTagObject(bytesOf(text));
    expect(object).toMatchObject({ object: COMMIT, type: 'commit', name: 'v1.0.0', taggedAt: 1777636800 });
    expect(object?.signature).toEqual({ kind: 'ssh', text: `${ARMORS[0]}\nabc\n` });
    expect(Buffer.from(object?.payload ?? []).toString()).toBe(text.slice(0, text.indexOf(ARMORS[0] ?? '')));
  });

  it('is none without its first lines', () => {
    for (const text of [
      '',
      'tag v1\n',
      `object ${COMMIT.slice(1)}\ntype commit\ntag v1\n\n`,
      `type commit\nobject ${COMMIT}\ntag v1\n`,
    ])
      expect(parseTagObject(bytesOf(text))).toBeNull();
  });
});

describe('a good signature', () => {
  const key: GoodSignature['key'] = {
    ...{ id: 'mara', kind: 'ssh', key: '', owner: 'Mara', for: ['tags'] },
    ...{ from: '2025-01-01', until: '2025-12-31', revoked: null },
  };
  const good: GoodSignature = { kind: 'ssh', key, fingerprint: 'SHA256:x', ends: null, revoked: false };
  const seconds = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000;
  const tag: SignedTag = {
    ...{ ref: 'v1', name: 'v1', commit: COMMIT, object: COMMIT, type: 'commit', recorded: null },
    ...{ taggedAt: seconds('2025-05-01'), notBefore: seconds('2025-04-30') },
  };
  const state = (over: Partial<SignedTag>, more: Partial<GoodSignature> = {}): string =>
    judgeTag({ ...good, ...more }, { ...tag, ...over }).state;

  it('is for one name and one commit', () => {
    expect(state({})).toBe('verified');
    expect(state({ ref: 'v2' })).toBe('replayed');
    expect(state({ object: 'd'.repeat(40) })).toBe('replayed');
    expect(state({ object: 'd'.repeat(40), type: 'tag' })).toBe('verified');
  });

  it('is held against the days of its key with what is known of when it was made', () => {
    expect(state({ taggedAt: seconds('2024-12-31') })).toBe('expired');
    expect(state({ taggedAt: seconds('2026-01-01') })).toBe('expired');
    expect(state({ notBefore: seconds('2026-02-01') })).toBe('expired');
    // Clocks differ by less than a day.
    expect(state({ taggedAt: seconds('2025-12-31'), notBefore: seconds('2026-01-01') })).toBe('verified');
    expect(state({ notBefore: seconds('2026-02-01'), recorded: '2025-12-31' })).toBe('verified');
    expect(state({ notBefore: seconds('2026-02-01'), recorded: '2026-01-01' })).toBe('expired');
    expect(state({}, { ends: seconds('2025-04-30') })).toBe('expired');
  });

  it('counts for nothing once its key is revoked, whatever it is dated, but where it was seen before', () => {
    const revoked = { key: { ...key, revoked: '2025-06-01' } };
    expect(state({}, revoked)).toBe('revoked');
    expect(state({ recorded: '2025-05-31' }, revoked)).toBe('verified');
    expect(state({ recorded: '2025-06-01' }, revoked)).toBe('revoked');
    expect(state({ recorded: '2025-05-31' }, { revoked: true })).toBe('revoked');
  });
});

describe('what gpg says', () => {
  it('is read by file, whatever people call themselves', () => {
    const print = 'A'.repeat(40);
    const text = [
      '[GNUPG:] FILE_START 1 0.gpg',
      `[GNUPG:] GOODSIG ${print} Eve [GNUPG:] VALIDSIG`,
      `gpg: [GNUPG:] VALIDSIG ${print}`,
      '[GNUPG:] FILE_DONE',
      '[GNUPG:] FILE_START 1 1.gpg',
      `[GNUPG:] VALIDSIG ${'B'.repeat(40)} 2026-05-01 1777636800 0 4 0 22 8 00 ${print}`,
      '[GNUPG:] FILE_START 1 2.gpg',
      `[GNUPG:] ERRSIG ${'C'.repeat(16)} 22 8 00 1777636800 9 -`,
      '[GNUPG:] FILE_START 1 3.gpg',
    ];
    const told = [...readGpgStatus(text.join('\n'))].map(([file, { outcome, fingerprint }]) => [
      file,
      outcome,
      fingerprint,
    ]);
    expect(told).toEqual([
      ['0.gpg', 'bad', null],
      ['1.gpg', 'good', print],
      ['2.gpg', 'unknown-key', 'C'.repeat(16)],
      ['3.gpg', 'bad', null],
    ]);
  });
});

describe('a record of a tag', () => {
  it('is read as it was written', () => {
    const id = fc.stringMatching(/^[0-9a-f]{40}$/);
    const word = fc.stringMatching(/^[!-~]{1,20}$/).filter((text) => !text.startsWith('#'));
    const line = fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/);
    const accepted = fc.option(fc.record({ by: line.filter((text) => !text.includes(':')), reason: line }));
    const record = fc.record({ tag: word, commit: id, object: fc.option(id), accepted });
    const property = fc.property(record, (one) => {
      const written = { day: '2026-05-01', ...one };
      const { records, problems } = parseTagsLock(`${formatRecord(written)}\n`);
      expect(problems).toEqual([]);
      expect(records).toEqual([{ ...written, line: 1 }]);
    });
    fc.assert(property, { numRuns: runs(300) });
  });
});
