import { z } from 'astro/zod';
import { tagMove, tagSignature } from './api-tag-fields.ts';

export const count = z.int().nonnegative();
export const commit = z
  .string()
  .regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
  .meta({ description: 'Full object id.' });
export const date = z.iso.datetime().meta({ description: 'RFC 3339 in UTC.' });
export const address = z
  .string()
  .min(1)
  .meta({ description: 'Absolute where the site is known, else from the root of the host.' });
export const releaseId = z
  .string()
  .meta({ description: '`<version>` for the root product, else `<component>/<version>`.' });

/** One release of a list. */
export const apiRow = z.looseObject({
  id: releaseId,
  component: z.string(),
  version: z.string(),
  tag: z.string(),
  commit,
  date,
  kind: z.enum(['stable', 'candidate', 'stream']),
  channel: z.string(),
  line: z.string(),
  status: z.enum(['unreleased', 'offered', 'superseded', 'yanked', 'ended']),
  movedFrom: commit.nullable().meta({ description: 'Commit that the tag was recorded at before it was moved.' }),
  moveAccepted: z.literal(true).optional().meta({ description: 'Present where somebody accepted the move.' }),
  affectedBy: z.array(z.string()).optional().meta({ description: 'Ids of advisories in force that affect it.' }),
  previous: z.string().nullable().meta({ description: 'Tag that the page of the release starts from.' }),
  url: address,
  data: address,
});

const change = z.looseObject({
  id: z.string().meta({ description: 'Full id of its first commit, with `.<n>` for a sub-entry.' }),
  type: z.string().nullable(),
  scope: z.string().nullable(),
  subject: z.string(),
  section: z.string(),
  breaking: z.boolean(),
  breakingText: z.string().nullable(),
  commits: z.array(commit),
  references: z.array(z.looseObject({ text: z.string(), url: z.string().nullable() })),
  authors: z.array(z.string()),
  alsoIn: z.array(z.looseObject({ release: releaseId, version: z.string(), commit, evidence: z.string() })),
});

const omitted = z.looseObject({ commit, reason: z.enum(['merge', 'empty', 'reverted', 'folded', 'hidden']) });

const sinceStable = z.looseObject({
  from: z.string(),
  commits: count,
  breaking: z.array(z.looseObject({ id: z.string(), subject: z.string() })),
  url: address,
});

const advisory = z.looseObject({
  id: z.string().meta({ description: 'CVE or GHSA id.' }),
  aliases: z.array(z.string()),
  title: z.string(),
  severity: z.enum(['critical', 'high', 'medium', 'low']).nullable(),
  cvss: z.looseObject({ vector: z.string().nullable(), score: z.number().nullable() }).nullable(),
  published: date,
  updated: date,
  withdrawn: date.nullable(),
  credits: z.array(z.string()),
  description: z.string(),
  references: z.array(z.string()),
  stated: z.array(z.string()).meta({ description: 'Affected ranges as they were stated.' }),
  affects: z.array(releaseId).meta({ description: 'Releases that are affected, by range and by ancestry.' }),
  fixedIn: z.array(releaseId).meta({ description: 'Releases that brought the fix to a line.' }),
  awaited: z.array(z.string()).meta({ description: 'Versions that are to bring the fix and have no tag yet.' }),
  url: address,
});

/** `/api/v1/advisories.json`: every advisory with the releases it concerns, newest first. */
export const apiAdvisoriesSchema = z.looseObject({ schemaVersion: z.literal(1), advisories: z.array(advisory) });

/** `/api/v1/releases.json`: one row a release, newest first. */
export const apiReleasesSchema = z.looseObject({ schemaVersion: z.literal(1), releases: z.array(apiRow) });

/** `/api/v1/releases/<id>.json`: the whole record. `changes`, `omitted` and `otherComponents` account for each commit of `range`. */
export const apiReleaseSchema = apiRow.extend({
  schemaVersion: z.literal(1),
  range: z.looseObject({ from: commit.nullable(), to: commit, commits: count, diverged: count }),
  changes: z.array(change),
  omitted: z.array(omitted),
  otherComponents: count.meta({ description: 'Commits of the range that touch only other components.' }),
  sinceStable: sinceStable.nullable(),
  artifacts: z.array(z.looseObject({ file: z.string(), os: z.string(), arch: z.string(), url: z.string().nullable() })),
  affectedBy: z.array(z.string()).optional().meta({ description: 'Ids of advisories; absent without any.' }),
  fixes: z.array(z.string()).optional().meta({ description: 'Ids of advisories whose fix it brought to its line.' }),
  signature: tagSignature,
  move: tagMove.nullable(),
  events: z.array(z.looseObject({ id: count, at: date, by: z.string(), action: z.string(), channel: z.string() })),
});
