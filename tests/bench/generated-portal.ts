import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalEvent } from '#domain/event-chain.ts';
import { CACHE } from '../../scripts/project.ts';
import { versionOf } from './generated-repository.ts';

/** Files of each release: two archives, four installers, a checksum each, an image and a package. */
const BUILDS = [
  ['linux', 'x64', 'archive', 'tar.gz'],
  ['linux', 'arm64', 'archive', 'tar.gz'],
  ['macos', 'x64', 'installer', 'dmg'],
  ['macos', 'arm64', 'installer', 'dmg'],
  ['windows', 'x64', 'installer', 'msi'],
  ['windows', 'arm64', 'installer', 'msi'],
] as const;

/**
 * A portal folder for the repository that `generatedRepository` makes: one channel with a manifest of eight artifacts for
 * every release, and a log of its events, one release in fifty yanked. Made once and kept in the cache.
 *
 * @returns its path
 */
export async function generatedPortal(releases: number): Promise<string> {
  const path = join(CACHE, 'bench', `portal-${releases}`);
  if (existsSync(path)) return path;
  const partial = `${path}.partial`;
  await rm(partial, { recursive: true, force: true });
  const channel = join(partial, 'channels', 'stable');
  await mkdir(channel, { recursive: true });
  for (let release = 0; release < releases; release++) {
    const version = versionOf(release);
    await writeFile(join(channel, `${version}.yaml`), generatedManifest(version));
  }
  await writeFile(join(channel, 'log.yaml'), generatedLog(releases));
  await rename(partial, path);
  return path;
}

/** A manifest of eight artifacts. */
export function generatedManifest(version: string): string {
  const files = BUILDS.flatMap(([os, arch, kind, ending]) => {
    const file = `made-up-${version}-${os}-${arch}.${ending}`;
    const url = `https://downloads.example.com/${version}/${file}`;
    return [
      `  - file: ${file}\n    os: ${os}\n    arch: ${arch}\n    kind: ${kind}\n    url: ${url}\n`,
      `    size: ${8_000_000 + file.length}\n    sha256: '${sha256(file)}'\n    signature: ${url}.minisig\n`,
    ];
  });
  const image = `  - file: made-up:${version}\n    os: linux\n    kind: container\n    registry: registry.example.com\n    name: made-up\n    digest: 'sha256:${sha256(version)}'\n`;
  const own = `  - file: made-up-${version}.tgz\n    kind: package\n    registry: npm\n    name: made-up\n`;
  return `version: '${version}'\nartifacts:\n${files.join('')}${image}${own}`;
}

/** A `log.yaml` in which every release is published and one in fifty yanked, soundly chained. */
export function generatedLog(releases: number): string {
  const lines: string[] = [];
  let previous: string | null = null;
  for (const [at, event] of eventsOf(releases).entries()) {
    const chained = { id: at + 1, ...event, previous };
    lines.push(
      `- id: ${chained.id}\n  at: '${event.at}'\n  by: ${event.by}\n  action: ${event.action}\n  version: '${event.version}'\n`,
      event.reason === undefined ? '' : `  reason: ${event.reason}\n`,
      previous === null ? '  previous: null\n' : `  previous: '${previous}'\n`,
    );
    previous = sha256(canonicalEvent(chained));
  }
  return lines.join('');
}

interface MadeEvent {
  at: string;
  by: string;
  action: 'published' | 'yanked';
  version: string;
  reason?: string;
}

function eventsOf(releases: number): MadeEvent[] {
  return Array.from({ length: releases }, (_, release): MadeEvent[] => {
    const version = versionOf(release);
    const at = (minute: number) => new Date((START + (release * 30 + minute) * 60) * 1000).toISOString().slice(0, 19);
    const published: MadeEvent = { at: `${at(20)}Z`, by: 'mara', action: 'published', version };
    if (release % 50 !== 0) return [published];
    return [published, { at: `${at(29)}Z`, by: 'mara', action: 'yanked', version, reason: 'It loses settings.' }];
  }).flat();
}

/** When the first commit of the repository was made; a release has three of ten minutes each. */
const START = 1_500_000_000;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
