import { type ChangesInput, shardChanges } from './browser-changes.ts';
import type { CurrentFile, MapFile, ReleasesFile } from './browser-files.ts';
import { composeGraph } from './browser-graph.ts';
import { composeSteps } from './compose-steps.ts';
import { composeFindFiles } from './find/compose-find-files.ts';
import { packGraph } from './graph-code.ts';
import { lanesOf } from './lane.ts';
import type { Portal } from './portal.ts';
import { replacementsOf } from './replacements.ts';
import { affectedCounts } from './standing.ts';
import { compareVersions } from './version-fields.ts';

/** What the browser's files are made of. */
export interface BrowserDataInput extends ChangesInput {
  portal: Portal;
}

/**
 * The files that browsers load from `/data/`: each with its path below the site's base, without a leading slash.
 * One more tag changes `current`, `releases`, `graph` and the few others that speak of its own commits.
 */
export function composeBrowserData(input: BrowserDataInput): { path: string; text: string }[] {
  const sharded = shardChanges(input);
  const files: [string, unknown][] = [
    ['current', composeCurrent(input.portal)],
    ['releases', composeReleases(input.portal)],
    ['graph', packGraph(composeGraph(input, sharded))],
    ['map', composeMap(input.portal)],
    ['steps', composeSteps(input.releases)],
    ...composeFindFiles({ ...input, changes: sharded.changes }),
  ];
  for (const file of sharded.files) files.push([`changes/${file.name}`, file.content]);
  return files.map(([name, content]) => ({ path: `data/${name}.json`, text: `${JSON.stringify(content)}\n` }));
}

/** What changes with every tag. */
function composeCurrent(portal: Portal): CurrentFile {
  return {
    schemaVersion: 1,
    today: portal.product.today,
    latest: Object.fromEntries(portal.components.map((c) => [c.id, latestOf(portal, c.id)])),
    lines: Object.fromEntries(
      portal.lines.map(({ component, id, latest, lts, support, security }) => [
        `${component}/${id}`,
        { latest, lts, support, security },
      ]),
    ),
    channels: Object.fromEntries(portal.channels.map(({ id, current, name }) => [id, { current, name }])),
    yanked: replacementsOf(portal),
    unreleased: portal.releases.flatMap(({ id, status }) => (status === 'unreleased' ? [id] : [])),
  };
}

function latestOf(portal: Portal, component: string): string | null {
  const proper = portal.releases.filter(
    (row) => row.component === component && row.kind === 'stable' && isOnOffer(row),
  );
  return proper.sort((a, b) => compareVersions(b.version, a.version))[0]?.id ?? null;
}

function isOnOffer({ status }: Portal['releases'][number]): boolean {
  return status !== 'yanked' && status !== 'unreleased';
}

/** Every release, oldest first. */
export function composeReleases(portal: Portal): ReleasesFile {
  const rows = [...portal.releases].reverse();
  const affected = affectedCounts(portal);
  return {
    schemaVersion: 1,
    id: rows.map((row) => row.id),
    component: rows.map((row) => row.component),
    version: rows.map((row) => row.version),
    date: rows.map((row) => row.date.slice(0, 10)),
    line: rows.map((row) => row.line),
    channel: rows.map((row) => row.channel),
    kind: rows.map((row) => row.kind),
    level: rows.map((row) => row.level),
    prerelease: rows.map((row) => (row.kind === 'stable' ? 0 : 1)),
    yanked: rows.map((row) => (row.yanked ? 1 : 0)),
    moved: rows.map((row) => (row.movedFrom === null ? 0 : row.moveAccepted ? 2 : 1)),
    affected: rows.map(({ id }) => affected.get(id) ?? 0),
    tag: rows.map((row) => row.tag),
    commit: rows.map((row) => row.commit.slice(0, 12)),
  };
}

function composeMap(portal: Portal): MapFile {
  const lanes = portal.components.map(({ id }) => [id, lanesOf(portal, id)] as const);
  return { schemaVersion: 1, lanes: Object.fromEntries(lanes), backports: portal.backports };
}
