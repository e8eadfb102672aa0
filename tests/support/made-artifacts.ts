import { createHash } from 'node:crypto';
import type { Artifact } from '#domain/artifact.ts';
import { findArtifact, type Lookup } from '#domain/drop/artifact-lookup.ts';
import { composeArtifactFiles } from '#domain/drop/artifact-lookup-files.ts';
import type { Key } from '#domain/key.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { madePortal, madeRelease } from './made-portal.ts';

/** The content of a made file: whatever its name says, and as long as that. */
export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** An artifact whose content is its name. */
export function madeArtifact(file: string, over: Partial<Artifact> = {}): Artifact {
  const bytes = { size: file.length, sha256: hashOf(file) };
  const place = { os: 'linux', arch: 'x64', kind: 'archive', url: `https://example.com/${file}` } as const;
  return { file, ...place, ...bytes, signature: null, sbom: null, install: null, ...over };
}

/** A release of these artifacts. */
export function releaseOf(
  version: string,
  files: readonly (string | Artifact)[],
  over: Partial<Release> = {},
): Release {
  const artifacts = files.map((file) => (typeof file === 'string' ? madeArtifact(file) : file));
  return madeRelease(version, { artifacts, ...over });
}

/** A way to look files up among the releases, and every file that it reads. */
export function madeLookup(releases: readonly Release[], over: Partial<Portal> = {}, keys: readonly Key[] = []) {
  const portal = { ...madePortal(releases, over), keys: [...keys] };
  const files = composeArtifactFiles({ portal, releases });
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const read: string[] = [];
  const load = async <Content>(name: string): Promise<Content> => {
    const text = texts.get(`data/artifacts/${name}.json`);
    if (text === undefined) throw new Error(`There is no ${name}`);
    read.push(text);
    return JSON.parse(text) as Content;
  };
  const find = (name: string, content = name): Promise<Lookup> =>
    findArtifact({ name, size: content.length, hashes: { sha256: hashOf(content) } }, load);
  return { files, read, load, find };
}
