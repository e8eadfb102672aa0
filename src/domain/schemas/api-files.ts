import { z } from 'astro/zod';
import {
  address,
  apiAdvisoriesSchema,
  apiReleaseSchema,
  apiReleasesSchema,
  apiRow,
  commit,
  count,
  date,
  releaseId,
} from './api.ts';
import { apiLinesSchema, apiPlanSchema } from './api-plan.ts';
import { apiTagsSchema } from './api-tags.ts';

const schemaVersion = z.literal(1).meta({ description: 'Rises when a file changes so that its readers must know.' });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const event = z.looseObject({
  id: count,
  at: date,
  by: z.string(),
  action: z.enum(['published', 'approved', 'promoted', 'yanked', 'restored', 'rolled-out', 'rolled-back']),
  channel: z.string(),
  version: z.string(),
  checked: z.array(z.string()).optional().meta({ description: 'Checks that the person who approved vouches for.' }),
});

const vote = z.looseObject({ by: z.string(), at: date });

const waiting = z.looseObject({
  release: releaseId,
  version: z.string(),
  how: z
    .enum(['prepared', 'next'])
    .meta({ description: 'Whether it is prepared there, or offered on the channel before alone.' }),
  state: z
    .enum(['ready', 'time', 'people', 'stopped'])
    .meta({ description: 'Whether nothing, a date alone, people, or a lasting reason stands in the way.' }),
  text: z.string().meta({ description: 'The same as a sentence.' }),
  approvals: z.looseObject({ needed: count, given: z.array(vote) }),
  checklist: z.array(z.looseObject({ text: z.string(), done: vote.nullable() })),
  obstacles: z.array(
    z.looseObject({
      kind: z.string(),
      text: z.string(),
      until: date.nullable().meta({ description: 'When it falls away by itself.' }),
    }),
  ),
  clearFrom: date.nullable().meta({ description: 'When nothing stands in the way if nobody does anything.' }),
});

const feed = z.looseObject({ title: z.string(), atom: address, rss: address, json: address });

/** `/api/v1/index.json`: what there is. */
const apiIndexSchema = z.looseObject({
  schemaVersion,
  name: z.string(),
  description: z.string(),
  id: z.string().meta({ description: 'Authority and path of permanent ids.' }),
  url: address,
  builtFrom: z.string().meta({ description: 'Full id of the newest commit.' }),
  newest: date,
  releases: address,
  lines: address,
  plan: address,
  tags: address,
  advisories: address,
  graph: address,
  openapi: address,
  components: z.array(z.looseObject({ id: z.string(), name: z.string(), root: z.boolean() })),
  channels: z.array(z.looseObject({ id: z.string(), name: z.string(), current: releaseId.nullable(), data: address })),
  feeds: z.array(feed),
  latest: z.array(address).meta({ description: 'What is newest, a file for each channel and component.' }),
  updates: z.array(address).meta({ description: 'Files that updaters of products and Helm read.' }),
  schemas: z.array(address),
});

/** `/api/v1/graph.json`: from it every comparison can be computed. */
const apiGraphSchema = z.looseObject({
  schemaVersion,
  releases: z.array(z.string()).meta({ description: 'Ids of releases, as segments number them.' }),
  home: z.array(z.int()).meta({ description: 'Segment that holds the commit of each release.' }),
  segments: z.array(
    z.looseObject({
      runs: z.array(count).meta({ description: 'Releases that reach it: begin and end of each run.' }),
      commits: z.array(commit),
    }),
  ),
});

/** `/api/v1/channels/<id>.json`. */
const apiChannelSchema = z.looseObject({
  schemaVersion,
  url: address,
  id: z.string(),
  name: z.string(),
  description: z.string(),
  cadence: z.string().meta({ description: 'How often it gets a release.' }),
  support: z.string().meta({ description: 'How long its releases are supported.' }),
  audience: z.string().meta({ description: 'Who should use it.' }),
  switching: z.string().optional().meta({ description: 'How one gets onto it.' }),
  goingBack: z.string().optional().meta({ description: 'Whether one can go back, and how.' }),
  install: z
    .array(
      z.looseObject({
        name: z.string(),
        command: z.string(),
        os: z.string().nullable(),
        component: z.string().nullable(),
      }),
    )
    .optional()
    .meta({
      description: 'Commands of package managers; {version}, {tag} and {channel} stand for those of a release.',
    }),
  order: count,
  fromManifests: z.boolean(),
  releases: z.array(releaseId).meta({ description: 'Ever offered there, highest version first.' }),
  current: releaseId.nullable().meta({ description: 'What it recommends.' }),
  head: sha256.nullable().meta({ description: 'Hash of the last event of its log.' }),
  timeline: z.array(z.looseObject({ release: releaseId, name: z.string(), since: date.nullable() })),
  events: z.array(event).meta({ description: 'Its log, oldest first.' }),
  from: z.string().optional().meta({ description: 'The channel that its releases come from.' }),
  waiting: z.array(waiting).meta({
    description: 'What is to be offered there, and what stands in the way at the end of the day it was written for.',
  }),
  offered: z.array(apiRow).meta({ description: 'Offered now, highest version first.' }),
});

/** `/api/v1/latest/<channel>/[<component>/]index.json`. */
const apiLatestSchema = z.looseObject({
  schemaVersion,
  channel: z.string(),
  component: z.string(),
  name: z.string(),
  release: releaseId,
  version: z.string().meta({ description: 'The highest that is offered.' }),
  builds: z.array(
    z.looseObject({ os: z.string(), arch: z.string(), version: z.string(), url: z.httpUrl(), data: address }),
  ),
  releases: z
    .array(
      z.looseObject({
        id: releaseId,
        version: z.string(),
        since: date,
        summary: z.string(),
        breaking: count,
        security: count,
        url: address,
      }),
    )
    .meta({ description: 'The ten highest, highest version first.' }),
});

/** `/api/v1/latest/<channel>/[<component>/]<os>-<arch>.json`. */
const apiBuildSchema = z.looseObject({
  schemaVersion,
  channel: z.string(),
  component: z.string(),
  os: z.string(),
  arch: z.string(),
  release: releaseId,
  version: z.string(),
  date,
  file: z.string(),
  kind: z.enum(['archive', 'installer', 'binary']),
  url: z.httpUrl(),
  size: count.nullable().meta({ description: 'Bytes.' }),
  sha256: sha256.nullable(),
  signature: z.httpUrl().nullable(),
  page: address,
});

/** What each file of the API is held against, by the name of its schema under `/api/v1/schema/`. */
export const API_SCHEMAS = {
  index: apiIndexSchema,
  releases: apiReleasesSchema,
  release: apiReleaseSchema,
  lines: apiLinesSchema,
  'plan-state': apiPlanSchema,
  tags: apiTagsSchema,
  advisories: apiAdvisoriesSchema,
  graph: apiGraphSchema,
  'channel-state': apiChannelSchema,
  'latest-channel': apiLatestSchema,
  'latest-build': apiBuildSchema,
} satisfies Record<string, z.ZodType>;

/**
 * JSON Schemas of what programs read, beside those of what people write.
 *
 * @param base address of the folder that holds them, with a trailing slash; each `$id` starts with it
 */
export function apiSchemas(base = ''): Record<keyof typeof API_SCHEMAS, object> {
  const entries = Object.entries(API_SCHEMAS).map(([name, schema]) => [name, schemaOf(schema, `${base}${name}.json`)]);
  return Object.fromEntries(entries);
}

function schemaOf(schema: z.ZodType, id: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  return { $schema, $id: id, ...rest };
}
