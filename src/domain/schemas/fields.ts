import { z } from 'astro/zod';
import { safeUrl } from '../safe-url.ts';
import { cleanLine, cleanText } from '../text.ts';
import { bytesOf } from './byte-size.ts';
import * as rules from './rules.ts';
import { instantOf } from './time.ts';

/** What a field is for, in the words of the JSON Schema: meaning and unit, then examples. */
export type About = { description: string; examples: unknown[] };

/** One line of text for readers, cleaned on entry. */
export const line = (about: About) => z.string().min(1).max(1000).transform(cleanLine).meta(about);

/** Text of several lines for readers, cleaned on entry. */
export const prose = (about: About) => z.string().min(1).max(20_000).transform(cleanText).meta(about);

/** A version as in the tag, without prefix. Not only SemVer: it needs a digit and no space. */
export const version = (about: About) => ruled(rules.VERSION).meta({ ...about, pattern: rules.VERSION_SHAPE.source });

/** A version, with `component@` before it where it is not of the root product. */
export const reference = (about: About) =>
  ruled(rules.REFERENCE).meta({ ...about, pattern: rules.REFERENCE_SHAPE.source });

/** An id of lower-case letters, digits and hyphens (and dots where `dots` says so). */
export const identifier = (about: About) =>
  ruled(rules.IDENTIFIER).meta({ ...about, pattern: rules.IDENTIFIER_SHAPE.source });

/** A full git object id. */
export const commitId = (about: About) => ruled(rules.COMMIT).meta({ ...about, pattern: rules.COMMIT_SHAPE.source });

/** A SHA-256, written in hexadecimal; lower case after parsing. */
export const sha256 = (about: About) =>
  ruled(rules.SHA256)
    .transform((text) => text.toLowerCase())
    .meta({ ...about, pattern: rules.SHA256_SHAPE.source });

/** A day, `YYYY-MM-DD`. */
export const day = (about: About) => ruled(rules.DAY).meta({ ...about, format: 'date' });

/** A moment, RFC 3339; in UTC after parsing. */
export const instant = (about: About) =>
  ruled(rules.INSTANT)
    .transform((text) => instantOf(text) ?? text)
    .meta({ ...about, format: 'date-time' });

/** An https address; normalised after parsing. */
export const address = (about: About) =>
  ruled(rules.ADDRESS)
    .transform((text) => safeUrl(text) ?? text)
    .meta({ ...about, format: 'uri' });

/** A number of bytes, as a number or as `300KB`. */
export const size = (about: About) =>
  z
    .union([z.number(), z.string()])
    .superRefine((value, context) => {
      if (bytesOf(value) === null) context.addIssue({ code: 'custom', ...rules.sizeIssue(value), input: value });
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
export function ruled(rule: rules.Rule) {
  return z.string().superRefine((text, context) => {
    if (rule.valid(text)) return;
    const params = { code: rule.code, hint: rule.hint(text.slice(0, 200)) };
    context.addIssue({ code: 'custom', message: rule.message, params, input: text });
  });
}
