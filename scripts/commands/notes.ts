import { addressesOf } from '#domain/addresses.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { releaseToMarkdown } from '#domain/release-markdown.ts';
import { releaseToText } from '#domain/release-text.ts';
import { cleanForTerminal } from '#domain/text.ts';
import { pickRelease } from '../pick-release.ts';
import { releaseRecord } from '../steps/compose-release.ts';

export interface NotesOptions {
  /** Version, `component@version` or tag; without it the newest stable release. */
  version?: string | undefined;
  /** Markdown, plain text, or the record as the API has it. */
  format: 'md' | 'text' | 'json';
  /** Origin and base path for addresses. */
  site?: string | null | undefined;
  base?: string | undefined;
}

/**
 * `tagline notes V --md|--text|--json`: what one release brings.
 *
 * @returns exit code
 */
export function notes(
  { portal, releases }: { portal: Portal; releases: readonly Release[] },
  options: NotesOptions,
): number {
  const release = pickRelease(options.version, portal, releases);
  process.stdout.write(written(release, portal, options));
  return 0;
}

function written(release: Release, portal: Portal, { format, site = null, base = '/' }: NotesOptions): string {
  const addressOf = addressesOf({ site, base });
  switch (format) {
    case 'md':
      return cleanForTerminal(releaseToMarkdown(release, portal, addressOf));
    case 'text':
      return cleanForTerminal(releaseToText(release, portal, addressOf));
    case 'json':
      return releaseRecord(release, addressOf);
  }
}
