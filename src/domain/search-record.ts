import { releasePath } from './addresses.ts';
import type { Change } from './change.ts';
import { changeAnchor } from './change-anchor.ts';
import { escapeHtml } from './escape.ts';
import { laneKey } from './lane.ts';
import { notesToMarkdown } from './notes-markdown.ts';
import type { Portal } from './portal.ts';
import type { Release } from './release.ts';
import { releaseTitle } from './release-outline.ts';

/** One release as the search index takes it. */
export interface SearchRecord {
  /** Address under the base path, with its leading slash. */
  url: string;
  /** A document made for the index alone: its headings are the entries, with the ids that they have on the page. */
  html: string;
}

/**
 * A release for the search, made from its data and not from its page, whose menus and tables would be found as well.
 *
 * @param release the whole record
 * @param portal for names
 */
export function searchRecord(release: Release, portal: Pick<Portal, 'product' | 'components'>): SearchRecord {
  const notes = release.notes;
  const said = [
    release.summary,
    notes?.title,
    ...(notes?.highlights ?? []),
    ...(notes?.upgrade ?? []),
    notes?.body && proseOf(notes.body),
  ];
  const parts = [
    ...Object.entries(metaOf(release)).map(([name, value]) => tag('meta', `${name}[content]`, value)),
    ...filtersOf(release).map(([name, value]) => tag('filter', `${name}[content]`, value)),
    tag('sort', 'date[content]', release.date),
    `<h1 data-pagefind-meta="title">${escapeHtml(releaseTitle(release, portal))}</h1>`,
    `<p>${escapeHtml(`${release.tag} ${said.filter(Boolean).join('. ')}`)}</p>`,
    ...release.changes.map(entryOf),
  ];
  return {
    url: `/${releasePath(release.id)}`,
    html: `<html lang="en"><body data-pagefind-body>${parts.join('')}</body></html>`,
  };
}

function tag(kind: 'meta' | 'filter' | 'sort', name: string, value: string): string {
  return `<i data-pagefind-${kind}="${name}" content="${escapeHtml(value)}"></i>`;
}

/** What the list of results shows beside the title; it is drawn as text. */
function metaOf(release: Release): Record<string, string> {
  const { id, version, component, channel, line, date, summary } = release;
  return { id, version, component, channel, line, date, summary };
}

/**
 * `type` holds the sections that the release has, and `breaking` and `security` where they apply; `fact` what is wrong
 * with it, whatever the day; `lane` its line among those of all components, since which have ended depends on the day.
 */
function filtersOf(release: Release): [string, string][] {
  const types = new Set(release.sections.map((section) => section.key));
  if (release.counts.breaking > 0) types.add('breaking');
  if (release.counts.security > 0) types.add('security');
  return [
    ['channel', release.channel],
    ['component', release.component],
    ['line', release.line],
    ['lane', laneKey(release)],
    ...factsOf(release).map((fact): [string, string] => ['fact', fact]),
    ['year', release.date.slice(0, 4)],
    ...[...types].map((type): [string, string] => ['type', type]),
  ];
}

function factsOf({ yanked, movedFrom, affectedBy = [] }: Release): string[] {
  const facts = [yanked && 'yanked', movedFrom !== null && 'moved', affectedBy.length > 0 && 'affected'];
  return facts.filter((fact) => typeof fact === 'string');
}

function entryOf(change: Change): string {
  const named = [...change.references.map((reference) => reference.text), ...change.advisories];
  const heading = `${change.scope ? `${change.scope}: ` : ''}${change.subject}${named.length ? ` (${named.join(', ')})` : ''}`;
  const detail =
    change.breakingText && change.breakingText !== change.subject ? `<p>${escapeHtml(change.breakingText)}</p>` : '';
  return `<h3 id="${escapeHtml(changeAnchor(change.id))}">${escapeHtml(heading)}</h3>${detail}`;
}

/** Words only: fences, links and emphasis are nothing to search for. */
function proseOf(body: string): string {
  const text = notesToMarkdown(body, () => '');
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*#>|]+/g, ' ')
    .replace(/\s+/g, ' ');
}
