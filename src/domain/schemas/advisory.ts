import { z } from 'astro/zod';
import { SEVERITIES } from '../advisories/advisory.ts';
import { parseRange } from '../advisories/advisory-range.ts';
import { cvssScore, isCvssVector, severityOfScore } from '../advisories/advisory-score.ts';
import { address, commitId, identifier, instant, line, oneOrMore, prose, ruled, version } from './fields.ts';
import { unique } from './relations.ts';
import type { Rule } from './rules.ts';

export const ADVISORY_ID: Rule = {
  code: 'invalid-advisory-id',
  valid: (text) => text.length <= 100 && /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9.]+)+$/.test(text),
  message: 'is not the id of an advisory.',
  hint: (text) =>
    /^\d{4}-\d{4,}$/.test(text) ? `Write 'CVE-${text}'.` : "Write 'CVE-2026-1234' or 'GHSA-xxxx-xxxx-xxxx'.",
};

const RANGE: Rule = {
  code: 'invalid-range',
  valid: (text) => parseRange(text) !== null,
  message: 'is not a range of versions.',
  hint: () => "Write bounds that hold together, '>=2.0.0 <2.4.0', one range a point; '*' is every version.",
};

const VECTOR: Rule = {
  code: 'invalid-cvss',
  valid: isCvssVector,
  message: 'is not a CVSS vector.',
  hint: () => "Write it as the calculator prints it: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N'.",
};

const id = (description: string) => ruled(ADVISORY_ID).meta({ description, examples: ['CVE-2026-1234'] });

const fix = z
  .union([
    version({ description: 'Version that brings the fix.', examples: ['2.4.0'] }),
    z.strictObject({
      version: version({ description: 'Version that brings the fix.', examples: ['2.4.0'] }),
      commit: commitId({
        description: 'Full id of the commit that is the fix: releases that contain it are not affected.',
        examples: ['4f2c9d0e8b7a6f5e4d3c2b1a0918273645546372'],
      }),
    }),
  ])
  .transform((value) => (typeof value === 'string' ? { version: value, commit: null } : value))
  .meta({ description: 'A version that brings the fix.', examples: ['2.4.0'] });

/** `advisories/<id>.yaml`: one weakness, what it affects and where it is fixed. */
export const advisorySchema = z
  .strictObject({
    id: id('CVE or GHSA id; the file is called by it.'),
    aliases: z.array(id('Another id of the same weakness.')).default([]).meta({ description: 'Its other ids.' }),
    title: line({ description: 'What it is, in one line.', examples: ['An empty token is accepted'] }),
    severity: z
      .enum(SEVERITIES)
      .optional()
      .meta({ description: 'How bad it is; default: what the CVSS score says.', examples: ['high'] }),
    cvss: ruled(VECTOR)
      .optional()
      .meta({ description: 'CVSS vector.', examples: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N'] }),
    component: identifier({
      description: 'Id of the component; default: the product itself.',
      examples: ['lantern-exporter'],
    }).optional(),
    affected: oneOrMore(ruled(RANGE), {
      description: 'Affected versions: ranges of which any holds.',
      examples: ['>=2.0.0 <2.4.0'],
    }),
    fixed: z
      .array(fix)
      .default([])
      .superRefine(unique((each) => each.version, 'version'))
      .meta({ description: 'The versions that bring the fix, one a line.' }),
    credits: z
      .array(line({ description: 'Who found or reported it.', examples: ['Rana Haddad'] }))
      .default([])
      .meta({ description: 'Who found or reported it.' }),
    published: instant({ description: 'When it was published.', examples: ['2026-03-26T09:00:00Z'] }),
    updated: instant({
      description: 'When its content last changed; default: when it was published.',
      examples: ['2026-03-27T09:00:00Z'],
    }).optional(),
    withdrawn: instant({
      description: 'When it was taken back: it then affects nothing.',
      examples: ['2026-04-01T09:00:00Z'],
    }).optional(),
    description: prose({
      description: 'What can happen, to whom, and what helps until the upgrade.',
      examples: ['An empty token was accepted.'],
    }).default(''),
    references: z
      .array(address({ description: 'Where more is said.', examples: ['https://example.com/advisory'] }))
      .default([])
      .meta({ description: 'Addresses where more is said.' }),
  })
  .superRefine((advisory, context) => {
    if (advisory.updated === undefined || advisory.updated >= advisory.published) return;
    const message = `is ${advisory.updated}, before 'published', which is ${advisory.published}.`;
    const hint = `Write a moment from ${advisory.published} on, or leave it out.`;
    context.addIssue({ code: 'custom', path: ['updated'], message, params: { code: 'wrong-order', hint } });
  })
  .transform(({ cvss, severity, updated, withdrawn, ...rest }) => {
    const score = cvss === undefined ? null : cvssScore(cvss);
    return {
      ...rest,
      updated: updated ?? rest.published,
      withdrawn: withdrawn ?? null,
      cvss: cvss === undefined ? null : { vector: cvss, score },
      severity: severity ?? (score === null ? null : severityOfScore(score)),
    };
  })
  .meta({
    title: 'A security advisory',
    description: 'advisories/<id>.yaml: one weakness, what it affects and where it is fixed.',
  });

/** What such a file says. */
export type AdvisoryYaml = z.output<typeof advisorySchema>;
