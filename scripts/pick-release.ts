import { findRelease } from '#domain/find-release.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release, ReleaseRow } from '#domain/release.ts';
import { InputError } from './input-error.ts';

/**
 * The release that a command is about.
 *
 * @param spec version, `component@version` or tag as the user wrote it; without it the newest stable release
 * @throws InputError with the nearest releases where there is none
 */
export function pickRelease(spec: string | undefined, portal: Portal, releases: readonly Release[]): Release {
  const row = spec === undefined ? newestStable(portal) : releaseNamed(spec, portal);
  const release = releases.find((each) => each.id === row.id);
  if (!release) throw new Error(`The release ${row.id} has no record.`);
  return release;
}

function newestStable(portal: Portal): ReleaseRow {
  const row = portal.releases.find((each) => each.kind === 'stable' && each.status === 'offered') ?? portal.releases[0];
  if (row) return row;
  throw new InputError({
    code: 'no-release',
    message: 'There is no release yet.',
    hint: 'Tag one, for instance: git tag v1.0.0',
  });
}

/**
 * The release that a version, `component@version` or tag names.
 *
 * @throws InputError `unknown-release` with the nearest ones
 */
export function releaseNamed(spec: string, portal: Pick<Portal, 'releases'>): ReleaseRow {
  const result = findRelease(spec, portal.releases);
  if (result.found) return result.found;
  const names = result.nearest.map((row) => row.tag).join(', ');
  throw new InputError({
    code: 'unknown-release',
    message: `There is no release ${spec}.`,
    hint: names === '' ? 'There is no release at all.' : `Nearest: ${names}`,
  });
}
