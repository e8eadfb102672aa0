import type { AddressOf } from './addresses.ts';
import type { Portal } from './portal.ts';

/** One sort of file of the API: where it lies, what it is, and the schema that it is held against. */
interface ApiFile {
  /** Below `/api/v1`, with parameters in braces. */
  path: string;
  id: string;
  summary: string;
  /** Name of a schema under `/api/v1/schema/`; null for text. */
  schema: string | null;
}

const FILES: readonly ApiFile[] = [
  { path: '/index.json', id: 'getIndex', summary: 'What data there is.', schema: 'index' },
  { path: '/releases.json', id: 'listReleases', summary: 'Every release, newest first.', schema: 'releases' },
  ...both('/releases/', '{version}.json', {
    id: 'getRelease',
    summary: 'The whole record of a release.',
    schema: 'release',
  }),
  {
    path: '/channels/{channel}.json',
    id: 'getChannel',
    summary: 'A channel: what it offers, and its log, from which its state on any date is computed.',
    schema: 'channel-state',
  },
  {
    path: '/advisories.json',
    id: 'listAdvisories',
    summary: 'Advisories, with the releases that each affects and that fix it.',
    schema: 'advisories',
  },
  { path: '/lines.json', id: 'listLines', summary: 'Lines with their phases of support.', schema: 'lines' },
  { path: '/tags.json', id: 'getTags', summary: 'Signatures, and tags that moved or are gone.', schema: 'tags' },
  { path: '/plan.json', id: 'getPlan', summary: 'Planned releases, freezes and calendars.', schema: 'plan-state' },
  {
    path: '/graph.json',
    id: 'getGraph',
    summary: 'Which commits are reached by which releases: the commits of A..B for any two releases.',
    schema: 'graph',
  },
  ...both('/latest/{channel}/', 'index.json', {
    id: 'getLatest',
    summary: 'What is newest on a channel, with its builds.',
    schema: 'latest-channel',
  }),
  ...both('/latest/{channel}/', '{os}-{arch}.json', {
    id: 'getLatestBuild',
    summary: 'The newest build for a system and processor.',
    schema: 'latest-build',
  }),
  ...both('/latest/{channel}/', '{os}-{arch}.txt', {
    id: 'getLatestBuildText',
    summary: 'The same as two lines: version and address.',
    schema: null,
  }),
  {
    path: '/schema/{name}.json',
    id: 'getSchema',
    summary: 'A JSON Schema, of what people write or of what this interface says.',
    schema: '',
  },
  { path: '/openapi.json', id: 'getOpenApi', summary: 'This document.', schema: '' },
];

const PARAMETERS: Readonly<Record<string, string>> = {
  version: 'Last part of the id of a release: its version as a slug.',
  component: 'Id of a component beside the root product.',
  channel: 'Id of a channel.',
  os: 'System: linux, macos, windows or another word of the manifests.',
  arch: 'Processor: x64, arm64, universal or another word of the manifests.',
  name: 'Name of a schema.',
};

/**
 * The OpenAPI 3.1 document of everything under `/api/v1/`. Each file is a GET without parameters beyond its address.
 *
 * @param schemas JSON Schemas by name, as they are published
 */
export function openApi(
  { product, facts }: Pick<Portal, 'product' | 'facts'>,
  schemas: Readonly<Record<string, unknown>>,
  addressOf: AddressOf,
): object {
  const used = [...new Set(FILES.map(({ schema }) => schema).filter((name) => !!name))] as string[];
  return {
    openapi: '3.1.1',
    info: {
      title: `${product.name} releases`,
      summary: 'Releases, channels and builds as static files.',
      description: `Every file is JSON or text, may be read from any origin, and changes only when the portal is built anew. ${facts.generator}.`,
      version: '1.0.0',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: addressOf('api/v1') }],
    security: [],
    paths: Object.fromEntries(FILES.map((file) => [file.path, { get: operation(file) }])),
    components: {
      schemas: Object.fromEntries(used.map((name) => [name, inner(schemas[name])])),
      responses: { Missing: { description: 'There is no such file.' } },
    },
  };
}

/** The address of an API file as its template, or null where the document has none for it. */
export function apiFileOf(path: string): ApiFile | null {
  const fits = (file: ApiFile) => new RegExp(`^${escapeDots(file.path).replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  return FILES.find((file) => !file.path.includes('{') && fits(file)) ?? FILES.find(fits) ?? null;
}

/** A file of the root product, and the same one of a component beside it. */
function both(folder: string, name: string, about: Pick<ApiFile, 'id' | 'summary' | 'schema'>): ApiFile[] {
  const beside = { ...about, id: `${about.id}OfComponent`, summary: `${about.summary.slice(0, -1)}, of a component.` };
  return [
    { path: `${folder}${name}`, ...about },
    { path: `${folder}{component}/${name}`, ...beside },
  ];
}

function operation({ path, id, summary, schema }: ApiFile): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const parameters = names.map((name) => {
    return { name, in: 'path', required: true, description: PARAMETERS[name], schema: { type: 'string' } };
  });
  const content =
    schema === null
      ? { 'text/plain': { schema: { type: 'string' } } }
      : { 'application/json': { schema: refTo(schema) } };
  return {
    operationId: id,
    summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: {
      200: { description: summary, content },
      ...(parameters.length > 0 ? { 404: { $ref: '#/components/responses/Missing' } } : {}),
    },
  };
}

function refTo(schema: string): object {
  return schema === '' ? { type: 'object' } : { $ref: `#/components/schemas/${schema}` };
}

/** A schema as part of the document: what says where it is published would lead its references elsewhere. */
function inner(schema: unknown): object {
  const { $schema, $id, ...rest } = schema as Record<string, unknown>;
  return rest;
}

function escapeDots(path: string): string {
  return path.replaceAll('.', '\\.');
}
