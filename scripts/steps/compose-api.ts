import { type AddressOf, releaseDataPath, releasePath } from '#domain/addresses.ts';
import { feedList } from '#domain/feeds.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { ReleaseRow } from '#domain/release.ts';
import { componentOffers } from '#domain/updater/component-offer.ts';
import { latestPath } from '#domain/updater/latest.ts';
import type { ComposeInput } from './compose.ts';
import { composeChannels } from './compose-channels.ts';
import { updateFiles } from './compose-updaters.ts';

const ROOT = 'static/api/v1';

/** The files of `/api/v1/` that concern more than one release. */
export function composeApi(input: ComposeInput, addressOf: AddressOf): TextFile[] {
  const { portal } = input;
  const affected = new Map(input.releases.map(({ id, affectedBy }) => [id, affectedBy]));
  const rows = new Map(portal.releases.map((row) => [row.id, asJson(apiRow(row, affected.get(row.id), addressOf))]));
  return [
    file('index.json', asJson(apiIndex(input, addressOf))),
    file('releases.json', `{"schemaVersion":1,"releases":[\n${[...rows.values()].join(',\n')}\n]}`),
    file('graph.json', apiGraph(input)),
    file('tags.json', asJson({ schemaVersion: 1, ...portal.tags })),
    ...composeChannels(input, rows, addressOf),
    ...Object.entries(input.schemas).map(([name, schema]) =>
      file(`schema/${name}.json`, JSON.stringify(schema, null, 2)),
    ),
  ];
}

function file(path: string, json: string): TextFile {
  return { path: `${ROOT}/${path}`, text: `${json}\n` };
}

function asJson(value: unknown): string {
  return JSON.stringify(value);
}

function apiRow(
  row: ReleaseRow,
  affectedBy: readonly string[] | undefined,
  addressOf: AddressOf,
): ReleaseRow & { affectedBy?: readonly string[]; url: string; data: string } {
  const addresses = { url: addressOf(releasePath(row.id)), data: addressOf(releaseDataPath(row.id)) };
  return { ...row, ...(affectedBy ? { affectedBy } : {}), ...addresses };
}

function apiIndex(input: ComposeInput, addressOf: AddressOf): object {
  const { portal, schemas, releases } = input;
  const { product, facts } = portal;
  const api = (path: string): string => addressOf(`api/v1/${path}`);
  return {
    schemaVersion: 1,
    ...{ name: product.name, description: product.description, id: product.id, repository: product.repositoryUrl },
    ...{ url: addressOf(''), builtFrom: facts.head, newest: facts.newest, generator: facts.generator },
    ...{ commits: facts.commits, accounted: facts.accounted },
    releases: api('releases.json'),
    lines: api('lines.json'),
    plan: api('plan.json'),
    tags: api('tags.json'),
    advisories: api('advisories.json'),
    graph: api('graph.json'),
    openapi: api('openapi.json'),
    components: portal.components,
    channels: portal.channels.map(({ id, name, current }) => ({ id, name, current, data: api(`channels/${id}.json`) })),
    feeds: feedList(portal).map(({ name, title }) => ({
      title,
      atom: addressOf(`feeds/${name}.atom`),
      rss: addressOf(`feeds/${name}.rss`),
      json: addressOf(`feeds/${name}.json`),
    })),
    latest: componentOffers(portal, releases).map((offer) => api(`latest/${latestPath(offer, 'index.json')}`)),
    updates: updateFiles(input, addressOf).map(({ path }) => addressOf(path)),
    schemas: Object.keys(schemas).map((name) => api(`schema/${name}.json`)),
  };
}

/** Full ids instead of positions: whoever reads it needs no other file to compute `A..B`. */
function apiGraph({ graph, commits }: ComposeInput): string {
  const segments = graph.segments.map(({ runs, commits: numbers }) => {
    const ids = numbers.map((number) => commits[number]?.id ?? '');
    return `{"runs":[${runs.join(',')}],"commits":[${ids.length ? `"${ids.join('","')}"` : ''}]}`;
  });
  const head = asJson({ schemaVersion: 1, releases: graph.releases, home: graph.home });
  return `${head.slice(0, -1)},"segments":[\n${segments.join(',\n')}\n]}`;
}
