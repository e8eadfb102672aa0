import { DIGEST } from '../registry.ts';
import { safeUrl } from '../safe-url.ts';
import { updaterOf } from '../updater/update-signature.ts';
import { instantOf, isDay, repairDay } from './time.ts';

/** One rule for a text: its permanent code, the test, what is wrong and the corrected value or remedy. */
export interface Rule {
  code: string;
  valid: (text: string) => boolean;
  message: string;
  hint: (text: string) => string;
}

// The shapes stand in the JSON Schemas as well, for editors.
export const VERSION_SHAPE = /^(?=.*\d)(?![vV]\d)[0-9A-Za-z][0-9A-Za-z.+_~-]{0,255}$/;
export const REFERENCE_SHAPE = /^(?:[a-z0-9][a-z0-9.-]*@)?(?=.*\d)(?![vV]\d)[0-9A-Za-z][0-9A-Za-z.+_~-]{0,255}$/;
export const IDENTIFIER_SHAPE = /^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/;
export const COMMIT_SHAPE = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
export const SHA256_SHAPE = /^[0-9a-fA-F]{64}$/;
export const INTEGRITY_SHAPE = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** A version as in the tag, without prefix: it needs a digit and no space. */
export const VERSION: Rule = {
  code: 'invalid-version',
  valid: (text) => VERSION_SHAPE.test(text),
  message: 'is not a version.',
  hint: (text) =>
    /^[vV]\d/.test(text)
      ? `Write it without the prefix of the tag: '${text.slice(1)}'.`
      : "Write the version as in the tag, without its prefix, for instance '2.4.1'.",
};

/** A version, with `component@` before it where it is not of the root product. */
export const REFERENCE: Rule = {
  ...VERSION,
  valid: (text) => REFERENCE_SHAPE.test(text),
  hint: (text) =>
    /^[vV]\d/.test(text)
      ? VERSION.hint(text)
      : "Write '2.4.1', or 'component@2.4.1' for a component beside the root product.",
};

/** An id that stands in addresses. */
export const IDENTIFIER: Rule = {
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

/** A full git object id. */
export const COMMIT: Rule = {
  code: 'invalid-commit',
  valid: (text) => COMMIT_SHAPE.test(text),
  message: 'is not the full id of a commit.',
  hint: (text) =>
    COMMIT_SHAPE.test(text.toLowerCase())
      ? `Write it in lower case: '${text.toLowerCase()}'.`
      : 'Write all 40 lower-case digits that `git rev-parse <tag>^{commit}` prints.',
};

/** A SHA-256 in hexadecimal. */
export const SHA256: Rule = {
  code: 'invalid-hash',
  valid: (text) => SHA256_SHAPE.test(text),
  message: 'is not a SHA-256: 64 hexadecimal digits and nothing else.',
  hint: (text) =>
    /^sha256[:-][0-9a-fA-F]{64}$/.test(text)
      ? `Leave out the prefix: '${text.slice(7).toLowerCase()}'.`
      : `It has ${text.length} characters. Copy the 64 digits that \`sha256sum <file>\` prints.`,
};

/** What a registry computes of a container image. */
export const DIGEST_RULE: Rule = {
  code: 'invalid-digest',
  valid: (text) => DIGEST.test(text),
  message: 'is not a digest.',
  hint: (text) =>
    /^(?:sha256[:-])?[0-9a-fA-F]{64}$/.test(text)
      ? `Write 'sha256:${text.slice(-64).toLowerCase()}'.`
      : "Write 'sha256:' and the 64 digits that the registry shows, in lower case.",
};

/** A SHA-512 as package registries write it. */
export const INTEGRITY_RULE: Rule = {
  code: 'invalid-integrity',
  valid: (text) => INTEGRITY_SHAPE.test(text),
  message: 'is not the SHA-512 of a file as registries write it.',
  hint: (text) =>
    INTEGRITY_SHAPE.test(`sha512-${text}`)
      ? `Write 'sha512-${text}'.`
      : "Write 'sha512-' and the base64 that `npm view <name>@<version> dist.integrity` prints.",
};

/** A signature that an updater checks. */
export const UPDATE_SIGNATURE: Rule = {
  code: 'invalid-signature',
  valid: (text) => updaterOf(text) !== null,
  message: 'is not a signature that an updater reads.',
  hint: () =>
    "Write the one line that stands in Tauri's .sig file, or the sparkle:edSignature that sign_update prints.",
};

/** A day of the calendar, `YYYY-MM-DD`. */
export const DAY: Rule = {
  code: 'invalid-date',
  valid: isDay,
  message: 'is not a day of the calendar.',
  hint: (text) => `Write year, month and day, for instance ${repairDay(text) ?? '2026-02-01'}.`,
};

/** A moment in RFC 3339. */
export const INSTANT: Rule = {
  code: 'invalid-date',
  valid: (text) => instantOf(text) !== null,
  message: 'is not a moment in RFC 3339.',
  hint: (text) => `Write date, time and zone, for instance ${repairDay(text) ?? '2026-05-01'}T10:00:00Z.`,
};

/** An https address. */
export const ADDRESS: Rule = {
  code: 'invalid-url',
  valid: (text) => safeUrl(text)?.startsWith('https:') ?? false,
  message: 'is not an https address without user name and password.',
  hint: (text) =>
    /^http:\/\/[^@]+$/.test(text)
      ? `Write 'https${text.slice(4)}'.`
      : "Write a whole address, for instance 'https://example.com/lantern'.",
};

/** What is told of a size that is none. */
export function sizeIssue(value: number | string) {
  const digits = /^\d{1,3}(?:[ ,._']\d{3})+$/.test(String(value)) ? String(value).replace(/\D/g, '') : null;
  const hint = digits
    ? `Write the digits alone: ${digits}.`
    : "Write whole bytes, 300000, or a number with a unit: '300KB', '2MiB'.";
  return { message: 'is not a size.', params: { code: 'invalid-size', hint } };
}
