import type { BrowserChange } from '#domain/browser-files.ts';
import { splitCodeSpans } from '#domain/code-spans.ts';
import type { Bucket, ComparedChange } from '#domain/bucket.ts';
import { formatCount } from '#domain/format.ts';
import { at } from './data.ts';
import { el } from './dom.ts';

/** Entries that are drawn at once; the rest comes on demand, so that thousands do not hold up the page. */
const AT_ONCE = 100;

/** Breaking changes under their own heading, or null where there are none. */
export function drawBreaking(side: Bucket, title: string): HTMLElement | null {
  if (side.breaking.length === 0) return null;
  return drawSection(title, side.breaking, {
    note: `${formatCount(side.breaking.length)} breaking, in order`,
    open: true,
  });
}

/** The other changes, a section for each heading. */
export function drawSections(side: Bucket): HTMLElement[] {
  return side.sections.map(({ section, changes }) =>
    drawSection(section.title, changes, { note: formatCount(changes.length), open: !section.folded }),
  );
}

function drawSection(
  title: string,
  changes: readonly ComparedChange[],
  { note, open }: { note: string; open: boolean },
) {
  const count = el('span', { class: 'count' }, [note]);
  const list = drawList(changes);
  if (open) return el('section', { class: 'cmp-notes' }, [el('h2', {}, [title, ' ', count]), ...list]);
  const head = el('summary', {}, [el('h2', {}, [title, ' ', count])]);
  return el('details', { class: 'cmp-notes' }, [head, ...list]);
}

function drawList(changes: readonly ComparedChange[]): HTMLElement[] {
  const list = el('ul', { class: 'cmp-list' }, changes.slice(0, AT_ONCE).map(drawChange));
  if (changes.length <= AT_ONCE) return [list];
  const more = el('button', { type: 'button', class: 'button' }, [
    `Show ${formatCount(changes.length - AT_ONCE)} more`,
  ]);
  more.addEventListener('click', () => {
    const fresh = changes.slice(AT_ONCE).map(drawChange);
    list.append(...fresh);
    more.remove();
    fresh[0]?.querySelector('a')?.focus();
  });
  return [list, more];
}

function drawChange({ change, release }: ComparedChange): HTMLElement {
  const detail = change.breakingText ? el('p', { class: 'cmp-detail' }, codeText(change.breakingText)) : null;
  const first = release && el('a', { class: 'cmp-first v', href: at(`releases/${release.id}/`) }, [release.version]);
  return el('li', { class: 'cmp-change' }, [el('div', {}, [drawSubject(change), detail]), first]);
}

function drawSubject(change: BrowserChange): HTMLElement {
  const scope = change.scope ? el('b', {}, [`${change.scope}: `]) : null;
  const security = change.security ? el('span', { class: 'badge bad' }, ['security']) : null;
  const links = (change.references ?? []).flatMap(([text, url]) => [' ', reference(text, url)]);
  return el('p', {}, [scope, ...codeText(change.subject), ...links, security && ' ', security]);
}

function reference(text: string, url: string | undefined): HTMLElement {
  return url
    ? el('a', { class: 'cmp-ref', href: url, rel: 'noreferrer' }, [text])
    : el('span', { class: 'cmp-ref' }, [text]);
}

function codeText(text: string): (Node | string)[] {
  return splitCodeSpans(text).map((part) => (part.code ? el('code', {}, [part.text]) : part.text));
}
