import { escapeMarkdown } from '#domain/escape.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { changelogOf } from '../adapters/changelog.ts';

// A file that people open as a whole; what is older stands on the pages.
const ON_SITE = 100;

/**
 * `changelog.md` of the site: the text of `tagline changelog --all` for the newest stable releases.
 *
 * @param mined full records, newest first, and the portal for names
 */
export async function changelogFile(mined: { portal: Portal; releases: readonly Release[] }): Promise<TextFile> {
  const stable = stableOf(mined.releases);
  const text = await writeChangelog(mined.portal, stable.slice(0, ON_SITE));
  const left = stable.length - ON_SITE;
  // Relative to the file itself, which lies at the root of the site.
  const more = left > 0 ? `\n[${left} older releases](releases/)\n` : '';
  return { path: 'static/changelog.md', text: text + more };
}

/** What a changelog is about: releases that were made and are no prereleases. */
export function stableOf(releases: readonly Release[]): Release[] {
  return releases.filter((release) => release.kind === 'stable' && release.status !== 'unreleased');
}

/** A whole `CHANGELOG.md` over these releases, in their order. */
export async function writeChangelog(portal: Portal, releases: readonly Release[]): Promise<string> {
  const head = `# Changelog of ${escapeMarkdown(portal.product.name)}\n`;
  const parts: string[] = [];
  for (const release of releases) parts.push(await changelogOf(release, portal));
  return [head, ...parts].join('\n');
}
