import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { folderOf, pagesToVisit } from '../support/built-pages.ts';

/** Nothing comes from another origin, and what comes from our own needs no second signature. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'require-sri': ['error', { target: 'crossorigin' }],
    // Files that are compared, and messages, end their lines as they like.
    'no-trailing-whitespace': 'off',
    // Counted as written in the source, where a hostile name is all escapes; pages cut the title that is read.
    'long-title': ['error', { maxlength: 70 * '&quot;'.length }],
  },
});

describe.each(['sample', 'hostile'] as const)('the HTML of every template of the portal %s', (portal) => {
  test.each(pagesToVisit(folderOf(portal)))('/$path is valid', async ({ file }) => {
    const report = await validator.validateFile(file);
    const messages = report.results.flatMap((result) => result.messages);
    expect(messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`)).toEqual([]);
  });
});
