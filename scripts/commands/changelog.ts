import { writeFile } from 'node:fs/promises';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { changelogOf } from '../adapters/changelog.ts';
import { pickRelease } from '../pick-release.ts';
import { stableOf, writeChangelog } from '../steps/compose-changelog.ts';

export interface ChangelogOptions {
  /** Version, `component@version` or tag; without it the newest stable release. */
  version?: string | undefined;
  /** Every stable release instead of one. */
  all?: boolean | undefined;
  /** File to write instead of the output. */
  out?: string | undefined;
  json?: boolean | undefined;
}

/**
 * `tagline changelog [V|--all]`: the text of `CHANGELOG.md` for the exact range of one release, or of all.
 *
 * @returns exit code
 */
export async function changelog(
  { portal, releases }: { portal: Portal; releases: readonly Release[] },
  options: ChangelogOptions,
): Promise<number> {
  const wanted = options.all ? stableOf(releases) : [pickRelease(options.version, portal, releases)];
  const text = options.json
    ? await asJson(portal, wanted)
    : options.all
      ? await writeChangelog(portal, wanted)
      : await changelogOf(wanted[0] as Release, portal);
  if (options.out) await writeFile(options.out, text);
  else process.stdout.write(text);
  return 0;
}

async function asJson(portal: Portal, releases: readonly Release[]): Promise<string> {
  const parts: { id: string; text: string }[] = [];
  for (const release of releases) parts.push({ id: release.id, text: await changelogOf(release, portal) });
  return `${JSON.stringify({ schemaVersion: 1, releases: parts }, null, 2)}\n`;
}
