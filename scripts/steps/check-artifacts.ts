import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactEntry } from '#domain/artifact-entry.ts';
import type { MeasuredFile } from '#domain/compose-artifacts.ts';
import { mergeArtifacts } from '#domain/merge-artifacts.ts';
import type { Manifest } from '#domain/portal-folder.ts';
import type { Problem } from '#domain/problem.ts';
import { measureFile } from './measure-file.ts';
import { problemAt, yamlOf } from './read-yaml-file.ts';

/** Manifests, and where the files that they speak of can be read. */
export interface ArtifactCheck {
  /** Absolute path of the portal folder. */
  content: string;
  manifests: readonly Manifest[];
  /** Folder that holds artifacts, at its top or in folders named after their versions. */
  artifacts: string;
}

/**
 * Holds the bytes of artifacts against what manifests state of them; what does not lie in the folder is passed over.
 *
 * @returns how many files were read, and a problem for each size and hash that is another
 */
export async function checkArtifacts(check: ArtifactCheck): Promise<{ read: number; problems: Problem[] }> {
  const measured = new Map<string, MeasuredFile>();
  const problems: Problem[] = [];
  for (const manifest of check.manifests) {
    const entries: ArtifactEntry[] = [];
    for (const { file, integrity: stated } of manifest.artifacts) {
      const path = await pathOf(file, manifest.version, check.artifacts);
      if (path === null) continue;
      const known = measured.get(path);
      const isEnough = known && (known.integrity !== null || stated === undefined);
      const own = isEnough ? known : await measureFile(path, { integrity: stated !== undefined });
      measured.set(path, own);
      const { size, sha256, integrity } = own;
      entries.push({ file, size, sha256, ...(integrity ? { integrity } : {}) });
    }
    if (entries.length > 0) problems.push(...(await differences(manifest, entries, check.content)));
  }
  return { read: measured.size, problems };
}

/** A file under a version's own folder is meant before one of the same name at the top. */
async function pathOf(file: string, version: string, folder: string): Promise<string | null> {
  for (const path of [join(folder, version, file), join(folder, file)]) {
    const entry = await stat(path).catch(() => null);
    if (entry?.isFile()) return path;
  }
  return null;
}

async function differences(manifest: Manifest, entries: readonly ArtifactEntry[], content: string): Promise<Problem[]> {
  const yaml = yamlOf(await readFile(join(content, manifest.file), 'utf8'), { file: manifest.file }, []);
  if (!yaml) return [];
  const { artifacts } = yaml.data as { artifacts: Record<string, unknown>[] };
  return mergeArtifacts(artifacts, entries).conflicts.map(({ index, file, key, stated, found }) =>
    problemAt(yaml, {
      code: 'artifact-differs',
      path: ['artifacts', index, key],
      part: 'value',
      message: `of ${file} is ${stated}, but the file has ${found}.`,
      hint: 'Find out which of the two was published. A file that was replaced needs a new version.',
    }),
  );
}
