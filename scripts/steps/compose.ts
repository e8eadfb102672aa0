import { type AddressOf, addressesOf } from '#domain/addresses.ts';
import type { Commit } from '#domain/commit.ts';
import { composeDeprecations } from '#domain/deprecations.ts';
import { composeArtifactFiles } from '#domain/drop/artifact-lookup-files.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import type { ReleaseGraph } from '#domain/release-graph.ts';
import { composeAdvisories } from './compose-advisories.ts';
import { composeApi } from './compose-api.ts';
import { composeBadges } from './compose-badges.ts';
import { composeChecksums } from './compose-checksums.ts';
import { composeLatest } from './compose-latest.ts';
import { composeOpenApi } from './compose-openapi.ts';
import { composePlan } from './compose-plan.ts';
import { composeRelease } from './compose-release.ts';
import { composeSite } from './compose-site.ts';
import { composeUpdaters } from './compose-updaters.ts';

export interface ComposeInput {
  portal: Portal;
  /** The full records, in the order of `portal.releases`. */
  releases: readonly Release[];
  graph: ReleaseGraph;
  /** All commits, newest first, as the graph's segments count them. */
  commits: readonly Pick<Commit, 'id'>[];
  /** Public origin, or null while nobody said. */
  site: string | null;
  /** Base path, `/` or `/portal`. */
  base: string;
  /** JSON Schemas by name, for editors and for programs that read the API. */
  schemas: Readonly<Record<string, unknown>>;
}

/** Every file that the data alone decides, as it shall stand under `generated/`: same input, same bytes. */
export function compose(input: ComposeInput): TextFile[] {
  const addressOf: AddressOf = addressesOf(input);
  return [
    { path: 'portal.json', text: portalJson(input.portal) },
    { path: 'deprecations.json', text: deprecationsJson(input) },
    ...input.releases.flatMap((release) => composeRelease(release, input.portal, addressOf)),
    ...composeApi(input, addressOf),
    ...composeSite(input.portal, input.site, input.base),
    ...composeAdvisories(input.portal, addressOf),
    ...composePlan(input.portal, addressOf),
    ...composeBadges(input.portal),
    ...composeChecksums(input.releases),
    ...composeArtifactFiles(input).map(({ path, text }) => ({ path: `static/${path}`, text })),
    ...composeLatest(input, addressOf),
    composeOpenApi(input, addressOf),
    ...composeUpdaters(input, addressOf),
  ];
}

function deprecationsJson({ portal, releases }: ComposeInput): string {
  return `${JSON.stringify(composeDeprecations(portal, releases))}\n`;
}

/** One release a line, so that a new tag is one new line in a difference. */
function portalJson(portal: Portal): string {
  const { releases, ...rest } = portal;
  const rows = releases.map((row) => JSON.stringify(row)).join(',\n');
  return `${JSON.stringify(rest).slice(0, -1)},"releases":[\n${rows}\n]}\n`;
}
