import { type AddressOf, releasePath } from './addresses.ts';
import { escapeHtml, lineToHtml } from './escape.ts';
import type { NewsFeedEntry } from './feed-entries.ts';
import { formatMany } from './format.ts';
import type { News } from './news.ts';
import type { Portal } from './portal.ts';
import type { ReleaseRow } from './release.ts';

/** What happened to a release, as feeds show it. */
export function newsHtml({ news, row }: NewsFeedEntry, { channels }: Portal, addressOf: AddressOf): string {
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => escapeHtml(names.get(id) ?? id);
  const on = listed(news.channels.map(nameOf));
  const version = versionLink(row, addressOf);
  const why = news.reason === '' ? '' : `: ${lineToHtml(news.reason)}`;
  const words: Record<News['kind'], string> = {
    yanked: `${version} was yanked from ${on}: ${news.reason === '' ? 'no reason was given' : lineToHtml(news.reason)}`,
    restored: `${version} is offered on ${on} again${why}`,
    promoted: `${version} is offered on ${on} now${news.from === null ? '' : `; it was promoted from ${nameOf(news.from)}`}${why}`,
    'rolled-back': `${on} went back from ${version}${why}`,
  };
  const instead = news.replacement ? `<p>Use ${escapeHtml(news.replacement)} instead.</p>` : '';
  return `<p>${words[news.kind]}</p>${instead}`;
}

/** The alarm about a tag that was moved. */
export function movedHtml(row: ReleaseRow, addressOf: AddressOf): string {
  const [before, now] = [row.movedFrom, row.commit].map((id) => `<code>${escapeHtml((id ?? '').slice(0, 12))}</code>`);
  const tag = `<code>${escapeHtml(row.tag)}</code>`;
  return `<p>The tag ${tag} of ${versionLink(row, addressOf)} was recorded at ${before} and names ${now} now. What was built or checked before may not be what it names today.</p>`;
}

/** A release in short, for archives: its summary, what it counts, and where its notes are. */
export function shortHtml(row: ReleaseRow, addressOf: AddressOf): string {
  const { counts, summary } = row;
  const parts = [
    formatMany(counts.all, 'change'),
    counts.breaking > 0 ? `${counts.breaking} breaking` : '',
    counts.security > 0 ? `${counts.security} security` : '',
  ].filter(Boolean);
  const link = `<a href="${escapeHtml(addressOf(releasePath(row.id)))}">Notes of ${escapeHtml(row.version)}</a>`;
  return `${summary === '' ? '' : `<p>${lineToHtml(summary)}</p>`}<p>${parts.join(', ')}. ${link}</p>`;
}

function versionLink(row: ReleaseRow, addressOf: AddressOf): string {
  return `<a href="${escapeHtml(addressOf(releasePath(row.id)))}">${escapeHtml(row.version)}</a>`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
