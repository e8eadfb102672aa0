import { type AddressOf, releasePath } from '#domain/addresses.ts';
import { downloadPath } from '#domain/downloads.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { Release } from '#domain/release.ts';
import { type ComponentOffer, componentOffers, offeredSince } from '#domain/updater/component-offer.ts';
import { type LatestBuild, latestBuilds, latestPath } from '#domain/updater/latest.ts';
import { redirectRules } from '#domain/updater/redirects.ts';
import type { ComposeInput } from './compose.ts';

/** How many releases the list of a channel names. */
const NEWEST = 10;

/**
 * What is newest on each channel: a list of a few releases and the builds, each build as JSON and as two lines of text
 * (version, address), and rules that lead permalinks to the files.
 */
export function composeLatest(input: ComposeInput, addressOf: AddressOf): TextFile[] {
  const offers = componentOffers(input.portal, input.releases);
  const at = (offer: ComponentOffer, name: string) => `api/v1/latest/${latestPath(offer, name)}`;
  return [
    { path: 'static/_redirects', text: redirectRules(offers, input.base) },
    ...offers.flatMap((offer) => {
      const builds = latestBuilds(offer);
      return [
        json(at(offer, 'index.json'), latestChannel(offer, builds, addressOf)),
        ...builds.flatMap((build) => [
          json(at(offer, `${nameOf(build)}.json`), latestBuild(offer, build, addressOf)),
          {
            path: `static/${at(offer, `${nameOf(build)}.txt`)}`,
            text: `${build.release.version}\n${build.file.url}\n`,
          },
        ]),
      ];
    }),
  ];
}

function json(path: string, value: object): TextFile {
  return { path: `static/${path}`, text: `${JSON.stringify(value)}\n` };
}

function nameOf({ os, arch }: LatestBuild): string {
  return `${os}-${arch}`;
}

function latestChannel(offer: ComponentOffer, builds: readonly LatestBuild[], addressOf: AddressOf): object {
  const { channel, component, releases } = offer;
  return {
    schemaVersion: 1,
    channel: channel.id,
    component: component.id,
    name: component.name,
    release: releases[0]?.id,
    version: releases[0]?.version,
    builds: builds.map((build) => ({
      os: build.os,
      arch: build.arch,
      version: build.release.version,
      url: build.file.url,
      data: addressOf(`api/v1/latest/${latestPath(offer, `${nameOf(build)}.json`)}`),
    })),
    releases: releases
      .slice(0, NEWEST)
      .map((release) => newestEntry(release, offeredSince(channel, release), addressOf)),
  };
}

function newestEntry({ id, version, summary, counts }: Release, since: string, addressOf: AddressOf): object {
  const { breaking, security } = counts;
  return { id, version, since, summary, breaking, security, url: addressOf(releasePath(id)) };
}

function latestBuild(offer: ComponentOffer, { os, arch, release, file }: LatestBuild, addressOf: AddressOf): object {
  const { channel, component } = offer;
  return {
    schemaVersion: 1,
    channel: channel.id,
    component: component.id,
    os,
    arch,
    release: release.id,
    version: release.version,
    date: release.date,
    file: file.file,
    kind: file.kind,
    url: file.url,
    size: file.size,
    sha256: file.sha256,
    signature: file.signature,
    page: addressOf(
      channel.fromManifests ? downloadPath({ channel: channel.id, release: release.id }) : releasePath(release.id),
    ),
  };
}
