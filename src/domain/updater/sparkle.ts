import { type AddressOf, releasePath } from '../addresses.ts';
import type { Channel } from '../channel.ts';
import { escapeHtml } from '../escape.ts';
import type { Release } from '../release.ts';
import {
  type ComponentOffer,
  type Fetched,
  fetchedFiles,
  offeredSince,
  termsOf,
  type UpdateFile,
  updatePath,
} from './component-offer.ts';
import { updaterOf } from './update-signature.ts';
import type { UpdateTerms } from './update-terms.ts';

/** What an appcast needs to know of the portal. */
export interface AppcastContext {
  product: string;
  /** Channel whose releases are for everybody: Sparkle gives it no name. */
  defaultChannel: string | null;
  /** Absolute addresses, or null while no site is known: releases are then not linked. */
  addressOf: AddressOf | null;
}

/**
 * What Sparkle reads of a component: `appcast.xml` with builds for every Mac, and `appcast-arm64.xml` and
 * `appcast-x64.xml` where there are builds for one processor. Builds count where size and `edSignature` are known.
 *
 * @param offers of one component, in the order of channels
 */
export function sparkleFiles(offers: readonly ComponentOffer[], context: AppcastContext): UpdateFile[] {
  const isDefault = ({ channel }: ComponentOffer) => channel.id === context.defaultChannel;
  const ordered = [...offers.filter(isDefault), ...offers.filter((offer) => !isDefault(offer))];
  return [EVERY_MAC, ['arm64', ...EVERY_MAC], ['x64', ...EVERY_MAC]].flatMap((archs) => {
    const items = itemsFor(ordered, archs);
    const [arch = ''] = archs;
    const [first] = offers;
    if (!first || !items.some(({ build }) => archs === EVERY_MAC || build.arch === arch)) return [];
    const suffix = archs === EVERY_MAC ? '' : `-${arch}`;
    const text = appcast(first.component.name, items, context);
    return [{ path: updatePath(first.component, `appcast${suffix}.xml`), text }];
  });
}

/** Builds of a release without signature for a processor that no signed build is for, beside others that have one. */
export function unsignedBuilds(release: Release): string[] {
  const builds = fetchedFiles(release).filter(isBuild);
  const served = new Set(builds.filter(isSigned).map(({ arch }) => arch));
  if (served.size === 0 || EVERY_MAC.some((arch) => served.has(arch))) return [];
  return builds.filter(({ arch }) => !served.has(arch)).map(({ file }) => file);
}

type Build = Fetched & { size: number; updateSignature: string };

interface Item {
  channel: Channel;
  release: Release;
  build: Build;
}

const EVERY_MAC = ['universal', 'any'];

/** As many releases as a Mac of some years needs to find the last one that runs on it. */
const LIMIT = 50;

/** Each release once, on the first channel that offers it: what is for everybody has no other channel. */
function itemsFor(offers: readonly ComponentOffer[], archs: readonly string[]): Item[] {
  const seen = new Set<string>();
  const items = offers.flatMap(({ channel, releases }) =>
    releases.flatMap((release): Item[] => {
      const build = buildOf(release, archs);
      if (!build || seen.has(release.id)) return [];
      seen.add(release.id);
      return [{ channel, release, build }];
    }),
  );
  return items.slice(0, LIMIT);
}

function buildOf(release: Release, archs: readonly string[]): Build | undefined {
  const builds = fetchedFiles(release).filter(isBuild).filter(isSigned);
  return archs.map((arch) => builds.find((build) => build.arch === arch)).find((build) => build !== undefined);
}

function isBuild({ os, file }: Fetched): boolean {
  return os === 'macos' && /\.(?:zip|dmg|pkg|aar|tar|tar\.(?:gz|xz|bz2)|tgz)$/i.test(file);
}

function isSigned(file: Fetched): file is Build {
  return file.size !== null && file.updateSignature !== undefined && updaterOf(file.updateSignature) === 'sparkle';
}

function appcast(component: string, items: readonly Item[], context: AppcastContext): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:sparkle="http://www.andymatuschak.org/xml-namespaces/sparkle">',
    '<channel>',
    element('title', component),
    element('link', context.addressOf?.('') ?? ''),
    element('description', `Updates of ${context.product}`),
    ...items.map((item) => itemXml(item, context)),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function itemXml({ channel, release, build }: Item, { defaultChannel, addressOf }: AppcastContext): string {
  const terms = termsOf(channel, release);
  // Sparkle reads the zone as an offset.
  const date = new Date(offeredSince(channel, release)).toUTCString().replace('GMT', '+0000');
  return [
    '<item>',
    element('title', release.version),
    element('pubDate', date),
    ...(addressOf ? [element('link', addressOf(releasePath(release.id)))] : []),
    ...(addressOf ? [element('sparkle:releaseNotesLink', addressOf(releasePath(release.id)))] : []),
    ...(channel.id === defaultChannel ? [] : [element('sparkle:channel', channel.id)]),
    element('sparkle:version', terms.build ?? release.version),
    element('sparkle:shortVersionString', release.version),
    ...termsXml(terms),
    enclosureXml(build),
    '</item>',
  ].join('\n');
}

function termsXml({ minimumMacos, phasedRolloutInterval, critical }: UpdateTerms): string[] {
  return [
    ...(minimumMacos ? [element('sparkle:minimumSystemVersion', minimumMacos)] : []),
    ...(phasedRolloutInterval ? [element('sparkle:phasedRolloutInterval', String(phasedRolloutInterval))] : []),
    ...(critical ? ['<sparkle:criticalUpdate/>'] : []),
  ];
}

function enclosureXml({ url, size, file, updateSignature }: Build): string {
  const attributes: Record<string, string> = {
    url,
    length: String(size),
    type: 'application/octet-stream',
    'sparkle:edSignature': updateSignature,
    ...(/\.m?pkg$/i.test(file) ? { 'sparkle:installationType': 'package' } : {}),
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeHtml(value)}"`);
  return `<enclosure ${written.join(' ')}/>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeHtml(text)}</${name}>`;
}
