import type { ArtifactEntry } from '#domain/artifact-entry.ts';
import type { LeftOut } from '#domain/attach-sides.ts';
import type { Problem } from '#domain/problem.ts';
import { ProblemsError } from '../input-error.ts';
import type { ManifestTarget } from './manifest-target.ts';
import type { FoundFiles } from './read-release-files.ts';

/**
 * A list of another release beside the files of this one is a mistake that nobody would see later.
 *
 * @throws ProblemsError `other-version`
 */
export function refuseOtherVersions({ versions }: FoundFiles, { release }: ManifestTarget): void {
  const plain = (text: string) => text.replace(/^[vV](?=\d)/, '');
  const others = versions.filter(({ version }) => version !== release.tag && plain(version) !== release.version);
  if (others.length === 0) return;
  throw new ProblemsError(
    others.map(({ file, version }) => ({
      code: 'other-version',
      severity: 'error',
      message: `This is of ${version}, but the manifest is about ${release.version}.`,
      hint: `Build ${release.tag} anew, or say --version ${version}`,
      where: { file },
    })),
  );
}

/** What composed artifacts are held against. */
export interface Around {
  known: readonly string[];
  leftOut: readonly LeftOut[];
  files: readonly string[];
  target: ManifestTarget;
}

/**
 * Refuses artifacts that nobody could download, and files of which none is an artifact.
 *
 * @throws ProblemsError `no-address`, `nothing-to-add` and what is wrong with single files
 */
export function refuseUnfit(
  { entries, problems }: { entries: readonly ArtifactEntry[]; problems: readonly Problem[] },
  { known, leftOut, files, target }: Around,
): void {
  const lost = entries.filter(({ file, kind, url, registry }) => kind && !url && !registry && !known.includes(file));
  const all = [...problems, ...(lost.length > 0 ? [noAddress(lost, target)] : [])];
  if (files.length > 0 && entries.length === 0) all.push(nothingToAdd(leftOut));
  if (all.length > 0) throw new ProblemsError(all);
}

function noAddress(lost: readonly ArtifactEntry[], { forge }: ManifestTarget): Problem {
  const place =
    forge.kind === 'github' ? `${forge.url}/releases/download/{tag}/` : 'https://downloads.example.com/{version}/';
  const names = lost.slice(0, 5).map(({ file }) => file);
  return {
    code: 'no-address',
    severity: 'error',
    message: `Nobody said where ${names.join(', ')}${lost.length > 5 ? ', ...' : ''} will be downloaded from.`,
    hint: `Say it with --url, for instance: --url '${place}'`,
  };
}

function nothingToAdd(leftOut: readonly LeftOut[]): Problem {
  const reasons = leftOut.slice(0, 5).map(({ file, reason }) => `${file} (${reason})`);
  return {
    code: 'nothing-to-add',
    severity: 'error',
    message: `None of the files is an artifact: ${reasons.join(', ')}.`,
    hint: 'Name what readers download, or the list that goreleaser, electron-builder or sha256sum left.',
  };
}
