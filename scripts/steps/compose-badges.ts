import { badgeSvg } from '#domain/badge.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { Portal } from '#domain/portal.ts';

/** A badge a channel: what it offers today. */
export function composeBadges(portal: Portal): TextFile[] {
  const version = new Map(portal.releases.map((row) => [row.id, row.version]));
  return portal.channels.map(({ id, name, current }) => ({
    path: `static/badge/${id}.svg`,
    text: badgeSvg({ label: name, value: version.get(current ?? '') ?? 'nothing yet' }),
  }));
}
