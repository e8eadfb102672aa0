import { z } from 'astro/zod';
import { safeUrl } from '../safe-url.ts';
import { cleanLine, cleanText } from '../text.ts';
import { bytesOf } from './byte-size.ts';
import { instantOf, isDay, repairDay } from './time.ts';

/** What a field is for, in the words of the JSON Schema: meaning and unit, then examples. */
export type About = { description: string; examples: unknown[] };

/** One rule for a text: its permanent code, the test, what is wrong and the corrected value or remedy. */
interface Rule {
  code: string;
  pattern?: RegExp;
  valid: (text: string) => boolean;
  message: string;
  hint: (text: string) => string;
}

/** One line of text for readers, cleaned on entry. */
export const line = (about: About) => z.string().min(1).max(1000).transform(cleanLine).meta(about);

/** Text of several lines for readers, cleaned on entry. */
export const prose = (about: About) => z.string().min(1).max(20_000).transform(cleanText).meta(about);

/** A version as in the tag, without prefix. Not only SemVer: it needs a digit and no space. */
export const version = (about: About) => ruled(VERSION).meta({ ...about, pattern: VERSION_SHAPE.source });

/** A version, with `component@` before it where it is not of the root product. */
export const reference = (about: About) => ruled(REFERENCE).meta({ ...about, pattern: REFERENCE_SHAPE.source });

/** An id of lower-case letters, digits and hyphens (and dots where `dots` says so). */
export const identifier = (about: About) => ruled(IDENTIFIER).meta({ ...about, pattern: IDENTIFIER_SHAPE.source });

/** A full git object id. */
export const commitId = (about: About) => ruled(COMMIT).meta({ ...about, pattern: COMMIT_SHAPE.source });

/** A SHA-256, written in hexadecimal; lower case after parsing. */
export const sha256 = (about: About) =>
  ruled(SHA256)
    .transform((text) => text.toLowerCase())
    .meta({ ...about, pattern: SHA256_SHAPE.source });

/** A day, `YYYY-MM-DD`. */
export const day = (about: About) => ruled(DAY).meta({ ...about, format: 'date' });

/** A moment, RFC 3339; in UTC after parsing. */
export const instant = (about: About) =>
  ruled(INSTANT)
    .transform((text) => instantOf(text) ?? text)
    .meta({ ...about, format: 'date-time' });

/** An https address; normalised after parsing. */
export const address = (about: About) =>
  ruled(ADDRESS)
    .transform((text) => safeUrl(text) ?? text)
    .meta({ ...about, format: 'uri' });

/** A number of bytes, as a number or as `300KB`. */
export const size = (about: About) =>
  z
    .union([z.number(), z.string()])
    .superRefine((value, context) => {
      if (bytesOf(value) === null) context.addIssue({ code: 'custom', ...SIZE_ISSUE, input: value });
    })
    .transform((value) => bytesOf(value) ?? 0)
    .meta(about);

/** A list where one text may stand for a list of one. */
export const oneOrMore = <T extends z.ZodType<string, string>>(item: T, about: About) =>
  z
    .union([item, z.array(item).min(1)])
    .transform((value): string[] => (Array.isArray(value) ? value : [value]))
    .meta(about);

/** A text that one rule judges; the issue carries the rule's code and hint. */
export function ruled(rule: Rule) {
  return z.string().superRefine((text, context) => {
    if (rule.valid(text)) return;
    const params = { code: rule.code, hint: rule.hint(text.slice(0, 200)) };
    context.addIssue({ code: 'custom', message: rule.message, params, input: text });
  });
}

const VERSION_SHAPE = /^(?=.*\d)(?![vV]\d)[0-9A-Za-z][0-9A-Za-z.+_~-]{0,255}$/;
const REFERENCE_SHAPE = /^(?:[a-z0-9][a-z0-9.-]*@)?(?=.*\d)(?![vV]\d)[0-9A-Za-z][0-9A-Za-z.+_~-]{0,255}$/;
const IDENTIFIER_SHAPE = /^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/;
const COMMIT_SHAPE = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const SHA256_SHAPE = /^[0-9a-fA-F]{64}$/;

const VERSION: Rule = {
  code: 'invalid-version',
  valid: (text) => VERSION_SHAPE.test(text),
  message: 'is not a version.',
  hint: (text) =>
    /^[vV]\d/.test(text)
      ? `Write it without the prefix of the tag: '${text.slice(1)}'.`
      : "Write the version as in the tag, without its prefix, for instance '2.4.1'.",
};

const REFERENCE: Rule = {
  ...VERSION,
  valid: (text) => REFERENCE_SHAPE.test(text),
  hint: (text) =>
    /^[vV]\d/.test(text)
      ? VERSION.hint(text)
      : "Write '2.4.1', or 'component@2.4.1' for a component beside the root product.",
};

const IDENTIFIER: Rule = {
  code: 'invalid-id',
  valid: (text) => IDENTIFIER_SHAPE.test(text),
  message: 'is not an id: lower-case letters, digits, dots and hyphens only, since it stands in addresses.',
  hint: (text) =>
    `Write '${
      text
        .toLowerCase()
        .replace(/[^a-z0-9.-]+/g, '-')
        .replace(/^[-.]+|[-.]+$/g, '') || 'name'
    }'.`,
};

const COMMIT: Rule = {
  code: 'invalid-commit',
  valid: (text) => COMMIT_SHAPE.test(text),
  message: 'is not the full id of a commit.',
  hint: () => 'Write all 40 lower-case digits that `git rev-parse <tag>^{commit}` prints.',
};

const SHA256: Rule = {
  code: 'invalid-hash',
  valid: (text) => SHA256_SHAPE.test(text),
  message: 'is not a SHA-256: 64 hexadecimal digits and nothing else.',
  hint: (text) =>
    /^sha256[:-][0-9a-fA-F]{64}$/.test(text)
      ? `Leave out the prefix: '${text.slice(7).toLowerCase()}'.`
      : `It has ${text.length} characters. Copy the 64 digits that \`sha256sum <file>\` prints.`,
};

const DAY: Rule = {
  code: 'invalid-date',
  valid: isDay,
  message: 'is not a day of the calendar.',
  hint: (text) => `Write year, month and day, for instance ${repairDay(text) ?? '2026-02-01'}.`,
};

const INSTANT: Rule = {
  code: 'invalid-date',
  valid: (text) => instantOf(text) !== null,
  message: 'is not a moment in RFC 3339.',
  hint: (text) => `Write date, time and zone, for instance ${repairDay(text) ?? '2026-05-01'}T10:00:00Z.`,
};

const ADDRESS: Rule = {
  code: 'invalid-url',
  valid: (text) => safeUrl(text)?.startsWith('https:') ?? false,
  message: 'is not an https address without user name and password.',
  hint: (text) =>
    /^http:\/\/[^@]+$/.test(text)
      ? `Write 'https${text.slice(4)}'.`
      : "Write a whole address, for instance 'https://example.com/lantern'.",
};

const SIZE_ISSUE = {
  message: 'is not a size.',
  params: { code: 'invalid-size', hint: "Write whole bytes, 300000, or a number with a unit: '300KB', '2MiB'." },
};
