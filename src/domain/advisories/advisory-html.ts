import { type AddressOf, releasePath } from '../addresses.ts';
import { escapeHtml } from '../escape.ts';
import type { AdvisoryFeedEntry } from '../feed-entries.ts';
import { formatDate, formatMany } from '../format.ts';
import type { Portal } from '../portal.ts';
import { advisoryPath, severityWords } from './advisory.ts';

/** An advisory as feeds show it: what it is, what it affects and what is free of it. */
export function advisoryHtml(
  { kind, advisory, date }: AdvisoryFeedEntry,
  portal: Portal,
  addressOf: AddressOf,
): string {
  const all = `<p><a href="${escapeHtml(addressOf(advisoryPath(advisory.id)))}">Everything about ${escapeHtml(advisory.id)}</a></p>`;
  if (kind === 'advisory-withdrawn')
    return `<p>${escapeHtml(advisory.id)} was taken back on ${formatDate(date)}: no release is affected.</p>${all}`;
  const versions = new Map(portal.releases.map((row) => [row.id, row.version]));
  const fixes = advisory.fixedIn.map(
    (id) => `<a href="${escapeHtml(addressOf(releasePath(id)))}">${escapeHtml(versions.get(id) ?? id)}</a>`,
  );
  return [
    `<p>Severity: ${severityWords(advisory)}.</p>`,
    ...advisory.description.split(/\n{2,}/).flatMap((text) => (text.trim() ? `<p>${escapeHtml(text.trim())}</p>` : [])),
    `<p>Affected: ${formatMany(advisory.affects.length, 'release')}${statedHtml(advisory.stated)}.</p>`,
    `<p>${fixes.length > 0 ? `Fixed in ${fixes.join(', ')}.` : 'No release fixes it yet.'}</p>`,
    all,
  ].join('');
}

function statedHtml(stated: readonly string[]): string {
  return stated.length === 0 ? '' : ` (${stated.map((range) => `<code>${escapeHtml(range)}</code>`).join(', ')})`;
}
