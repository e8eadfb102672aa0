import type { BrowserChange, ReleaseEntry } from '../browser-files.ts';
import { splitCodeSpans } from '../code-spans.ts';
import { messageBlocks } from '../message-blocks.ts';
import { type PageNode, type PagePart, part } from '../page-part.ts';

/** The address of a path of the portal under its base: `releases/2.4.1/`. */
export type AddressOf = (path: string) => string;

export interface EntryParts {
  /** What tells the entry apart where readers mark it as done; absent where nothing is to do. */
  step?: string;
  what: readonly PageNode[];
  /** Paragraphs under it, each in a smaller type. */
  details?: readonly PagePart[];
  release: ReleaseEntry | null;
}

/** One entry of a list: what, under it what to know of it, beside it the release that brings it. */
export function drawnEntry({ step, what, details = [], release }: EntryParts, addressOf: AddressOf): PagePart {
  return part('li', { class: 'cmp-change', 'data-step': step ?? null }, [
    part('div', {}, [part('p', {}, what), ...details]),
    release && part('a', { class: 'cmp-first v', href: addressOf(`releases/${release.id}/`) }, [release.version]),
  ]);
}

/** Scope, subject, references and whether it closes a hole. */
export function whatOf(change: BrowserChange): PageNode[] {
  return [
    ...(change.scope ? [part('b', {}, [`${change.scope}: `])] : []),
    ...codeText(change.subject),
    ...(change.references ?? []).flatMap(([text, url]) => [' ', reference(text, url)]),
    ...(change.security ? [' ', part('span', { class: 'badge bad' }, ['security'])] : []),
  ];
}

/** A paragraph under an entry. */
export function detail(children: readonly (PageNode | null)[]): PagePart {
  return part('p', { class: 'cmp-detail' }, children);
}

/** What a change says of what breaks, one paragraph each; nothing where it only repeats the subject. */
export function breakingDetails({ breakingText, subject }: BrowserChange): PagePart[] {
  if (!breakingText || breakingText === subject) return [];
  return paragraphs(breakingText);
}

/** A text of several lines as one part for each paragraph; lines of lists stay lines, and indented ones are code. */
export function paragraphs(text: string): PagePart[] {
  return messageBlocks(text).map(({ kind, text }) =>
    kind === 'code' ? part('pre', { class: 'cmp-detail' }, [text]) : detail(codeText(joined(text))),
  );
}

/** Line ends of a message are those of its author's editor, but for lists. */
function joined(text: string): string {
  return text.replace(/\n(?!\s*(?:[-*•]|\d{1,3}[.)])\s|\s{2})/g, ' ');
}

/** A line as its author wrote it; what stood between backticks becomes code. */
export function codeText(text: string): PageNode[] {
  return splitCodeSpans(text).map((span) => (span.code ? part('code', {}, [span.text]) : span.text));
}

function reference(text: string, url: string | undefined): PagePart {
  return url
    ? part('a', { class: 'cmp-ref', href: url, rel: 'noreferrer' }, [text])
    : part('span', { class: 'cmp-ref' }, [text]);
}
