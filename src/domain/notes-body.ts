import { judgeElement, mediaOfElement } from './notes-components.ts';
import { judgeMedia } from './notes-media.ts';
import { safeUrl } from './safe-url.ts';

/** A position in the notes file, from 1. */
export interface BodyPlace {
  line: number;
  column: number;
}

/** Everything in the body of notes that is more than formatted text, as the compiler of the pages sees it. */
export type BodyItem = BodyPlace &
  (
    | { kind: 'syntax'; message: string }
    | { kind: 'limit'; limit: 'depth' | 'end' }
    | { kind: 'code'; form: 'module' | 'expression' }
    | { kind: 'html' }
    | { kind: 'element'; name: string | null; attributes: BodyAttribute[] }
    | { kind: 'picture'; src: string; alt: string }
    | { kind: 'link'; href: string }
  );

/** An attribute of a component; the value is null unless it is a text in quotes. */
export interface BodyAttribute {
  name: string | null;
  value: string | null;
}

/** A file that the notes show. */
export interface MediaUse extends BodyPlace {
  kind: 'picture' | 'video';
  src: string;
  /** Pixels as stated, or null. */
  width: number | null;
  height: number | null;
}

/** Something that must not stand in notes. */
export interface BodyFault extends BodyPlace {
  code: string;
  message: string;
  hint: string;
}

export interface BodyVerdict {
  faults: BodyFault[];
  media: MediaUse[];
}

/**
 * Judges the body of notes: it must be prose. It is MDX, which runs at build, so nothing in it may be code, and only
 * the components that the pages know may stand in it.
 */
export function judgeBody(items: readonly BodyItem[]): BodyVerdict {
  const faults = new Map<string, BodyFault>();
  const media = items.flatMap(mediaOf);
  for (const found of [...items.flatMap(faultsOf), ...media.flatMap(judgeMedia)]) {
    // What both readings of a Markdown file find stands once.
    faults.set(`${found.line}:${found.column} ${found.code} ${found.message}`, found);
  }
  return { faults: [...faults.values()], media: media.filter((use) => judgeMedia(use).length === 0) };
}

function faultsOf(item: BodyItem): BodyFault[] {
  switch (item.kind) {
    case 'element':
      return judgeElement(item);
    case 'picture':
      return item.alt.trim() === '' ? [fault(item, 'notes-alt', noAlt(item.src))] : [];
    case 'link':
      return isSafeLink(item.href) ? [] : [fault(item, 'notes-link', UNSAFE_LINK)];
    case 'code':
      return [fault(item, 'notes-code', item.form === 'module' ? MODULE : EXPRESSION)];
    case 'html':
      return [fault(item, 'notes-html', HTML)];
    case 'limit':
      return [fault(item, 'notes-limit', LIMITS[item.limit])];
    case 'syntax':
      return [
        fault(item, 'notes-syntax', { message: `The text cannot be read as MDX: ${item.message}.`, hint: SYNTAX }),
      ];
  }
}

function mediaOf(item: BodyItem): MediaUse[] {
  const place = { line: item.line, column: item.column };
  if (item.kind === 'picture') return [{ kind: 'picture', src: item.src, width: null, height: null, ...place }];
  return item.kind === 'element' ? mediaOfElement(item) : [];
}

/** Places in the page and in the portal, and what the one gate for addresses lets through. */
function isSafeLink(href: string): boolean {
  if (/^#[^\s]*$/.test(href)) return true;
  if (/^\.{0,2}\/(?!\/)[^\s\\:]*$/.test(href)) return true;
  return safeUrl(href) !== null;
}

interface Wording {
  message: string;
  hint: string;
}

function fault({ line, column }: BodyPlace, code: string, wording: Wording): BodyFault {
  return { code, ...wording, line, column };
}

function noAlt(src: string): Wording {
  return { message: 'This has no text for those who cannot see it.', hint: `Write ![What the picture shows](${src}).` };
}

const MODULE: Wording = {
  message: 'Lines that start with import or export are code, which notes may not hold.',
  hint: 'Start the line with another word, or put code between lines of ```.',
};

const EXPRESSION: Wording = {
  message: 'Braces hold code, which notes may not hold.',
  hint: 'Write &#123; for {, or put code between backticks.',
};

const HTML: Wording = {
  message: 'HTML may not stand in notes.',
  hint: 'Use Markdown, or write &lt; for <, or put code between backticks.',
};

const LIMITS: Record<'depth' | 'end', Wording> = {
  depth: {
    message: 'From here on the text is nested deeper than it can be read.',
    hint: 'Close what is open, or link a file with this text instead.',
  },
  end: { message: 'The text ends with a backslash.', hint: 'Remove it, or write &#92; for it.' },
};

const UNSAFE_LINK: Wording = {
  message: 'This link is neither an https address nor a place in the portal.',
  hint: 'Write a whole https address, a path such as /releases/2.4.1/, or put the text between backticks.',
};

const SYNTAX = 'Write &lt; for < and &#123; for { where they are text, or put code between backticks.';
