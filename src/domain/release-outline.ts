import { advisoryUrl } from './advisories/advisory.ts';
import type { Artifact } from './artifact.ts';
import type { Change } from './change.ts';
import { commitUrl } from './forge-links.ts';
import { formatSize } from './format.ts';
import type { Portal } from './portal.ts';
import type { Release } from './release.ts';

/**
 * The notes of a release as an outline, free of any format: its Markdown twin, its text on a terminal and its entry in
 * feeds are three ways of writing the same blocks.
 */
export type Block =
  | { kind: 'notice' | 'paragraph' | 'heading'; text: string }
  | { kind: 'prose' }
  | { kind: 'list'; ordered: boolean; items: Item[] };

export interface Item {
  /** Stands before the text, in bold; null where there is none. */
  scope: string | null;
  text: string;
  links: Link[];
  /** More lines under it: what breaks and how to go on. */
  detail: string | null;
}

export interface Link {
  text: string;
  url: string | null;
  /** True for a file to download, of which the address matters and not the words. */
  file?: boolean;
}

type People = Pick<Portal, 'product' | 'components'>;

/** `Lantern 2.4.1`: the name of the product, or of a component beside it, with the version. */
export function releaseTitle(release: Pick<Release, 'component' | 'version'>, portal: People): string {
  const component = portal.components.find((each) => each.id === release.component);
  return `${!component || component.root ? portal.product.name : component.name} ${release.version}`;
}

/**
 * @param release the whole record
 * @param portal for names and the forge's addresses
 * @returns blocks in reading order, what is urgent first; `prose` marks where the notes by hand stand
 */
export function outlineRelease(release: Release, portal: People): Block[] {
  const line = (change: Change): Item => itemOf(change, portal);
  const breaking = release.changes.filter((change) => change.breaking);
  return [
    ...noticeOf(release),
    ...movedNotice(release),
    ...affectedNotice(release),
    ...paragraph(release.notes?.summary ?? ''),
    ...plainList('Highlights', release.notes?.highlights ?? [], false),
    ...(release.notes?.body ? [{ kind: 'prose' } as const] : []),
    ...plainList('Upgrading', release.notes?.upgrade ?? [], true),
    ...list('Breaking changes', breaking.map(line)),
    ...release.sections.flatMap((section) =>
      list(section.title, release.changes.filter((each) => each.section === section.key && !each.breaking).map(line)),
    ),
    ...plainList('Known issues', release.notes?.knownIssues ?? [], false),
    ...list('Downloads', release.artifacts.map(artifactItem)),
    ...plainList('Contributors', release.contributors.filter((each) => !each.bot).map(nameOf), false),
  ];
}

/** When and why a release was yanked and what to use instead, in one line; null where it was not. */
export function yankedWords({ yanked }: Pick<Release, 'yanked'>): string | null {
  if (!yanked) return null;
  const { at, reason, replacement } = yanked;
  const why = reason ? `: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}` : '.';
  return `Yanked on ${at.slice(0, 10)}${why}${replacement ? ` Use ${replacement} instead.` : ''}`;
}

function noticeOf(release: Release): Block[] {
  const text = yankedWords(release);
  return text === null ? [] : [{ kind: 'notice', text }];
}

function movedNotice({ movedFrom, commit, tag }: Release): Block[] {
  if (movedFrom === null) return [];
  const text = `The tag ${tag} was recorded at ${movedFrom.slice(0, 12)} and names ${commit.slice(0, 12)} now.`;
  return [{ kind: 'notice', text }];
}

function affectedNotice({ affectedBy = [] }: Release): Block[] {
  return affectedBy.length === 0 ? [] : [{ kind: 'notice', text: `Affected by ${affectedBy.join(', ')}.` }];
}

function paragraph(text: string): Block[] {
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}

function plainList(title: string, texts: readonly string[], ordered: boolean): Block[] {
  return list(
    title,
    texts.map((text) => ({ scope: null, text, links: [], detail: null })),
    ordered,
  );
}

function list(title: string, items: Item[], ordered = false): Block[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: title },
        { kind: 'list', ordered, items },
      ];
}

function itemOf(change: Change, portal: People): Item {
  const commit = change.commits[0];
  return {
    scope: change.scope,
    text: change.subject,
    links: [
      ...change.references,
      ...change.advisories.map((text) => ({ text, url: advisoryUrl(text) })),
      ...(commit ? [{ text: commit.slice(0, 7), url: commitUrl(portal.product, commit) }] : []),
    ],
    detail: change.breakingText === change.subject ? null : change.breakingText,
  };
}

function artifactItem(artifact: Artifact): Item {
  const facts = [artifact.os, artifact.arch, artifact.kind, artifact.size === null ? null : formatSize(artifact.size)];
  return {
    scope: null,
    text: `${artifact.file} (${facts.filter((fact) => fact !== null).join(', ')})`,
    links: artifact.url ? [{ text: 'download', url: artifact.url, file: true }] : [],
    detail: artifact.sha256 ? `SHA-256 ${artifact.sha256}` : null,
  };
}

function nameOf(person: { name: string; first: boolean }): string {
  return person.first ? `${person.name} (first contribution)` : person.name;
}
