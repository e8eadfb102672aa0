import semver from 'semver';
import type { Portal } from '../portal.ts';
import type { Release } from '../release.ts';
import { type ComponentOffer, fetchedFiles, offeredSince, type UpdateFile } from './component-offer.ts';

interface ChartVersion {
  name: string;
  version: string;
  appVersion: string;
  created: string;
  url: string;
  digest: string | null;
}

/**
 * The index that `helm repo add NAME <site>/charts` reads: every chart that a channel offers whose file has an address,
 * the highest version first. Charts that only a registry has are not in it.
 *
 * @returns no file without charts
 */
export function helmFiles(offers: readonly ComponentOffer[], portal: Pick<Portal, 'facts'>): UpdateFile[] {
  const charts = new Map<string, ChartVersion>();
  for (const { channel, releases } of offers) {
    for (const release of releases) {
      for (const chart of chartsOf(release, offeredSince(channel, release))) {
        const key = `${chart.name} ${chart.version}`;
        if (!charts.has(key)) charts.set(key, chart);
      }
    }
  }
  if (charts.size === 0) return [];
  const byName = [...Map.groupBy(charts.values(), ({ name }) => name)].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = byName.flatMap(([name, versions]) => [
    `  ${JSON.stringify(name)}:`,
    ...versions.sort((a, b) => semver.rcompare(a.version, b.version)).flatMap(chartYaml),
  ]);
  const text = ['apiVersion: v1', `generated: ${JSON.stringify(portal.facts.newest)}`, 'entries:', ...lines, ''];
  return [{ path: 'charts/index.yaml', text: text.join('\n') }];
}

function chartsOf(release: Release, created: string): ChartVersion[] {
  return fetchedFiles(release).flatMap(({ kind, file, url, sha256, name, version = release.version }) => {
    const called = name?.split('/').at(-1) ?? /^[a-z0-9-]+?(?=-v?\d)/.exec(file)?.[0];
    if (kind !== 'chart' || called === undefined || semver.valid(version) === null) return [];
    return [{ name: called, version, appVersion: release.version, created, url, digest: sha256 }];
  });
}

/** Texts are quoted as in JSON, which YAML reads alike. */
function chartYaml({ name, version, appVersion, created, url, digest }: ChartVersion): string[] {
  return [
    '    - apiVersion: v2',
    `      name: ${JSON.stringify(name)}`,
    `      version: ${JSON.stringify(version)}`,
    `      appVersion: ${JSON.stringify(appVersion)}`,
    '      type: application',
    `      created: ${JSON.stringify(created)}`,
    ...(digest === null ? [] : [`      digest: ${JSON.stringify(digest)}`]),
    `      urls: [${JSON.stringify(url)}]`,
  ];
}
