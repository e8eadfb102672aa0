import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { folderOf, pagesToVisit } from '../support/built-pages.ts';

/** All that the standard asks for and all that helps readers; how a generator spells its tags is its own affair. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
});

describe.each(['sample', 'hostile'] as const)('the HTML of every template of the portal %s', (portal) => {
  test.each(pagesToVisit(folderOf(portal)))('/$path is valid', async ({ file }) => {
    const report = await validator.validateFile(file);
    const messages = report.results.flatMap((result) => result.messages);
    expect(messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`)).toEqual([]);
  });
});
