import { type PageNode, type PagePart, part } from '../page-part.ts';

export interface Heading {
  title: string;
  /** Beside the title: how many. */
  note: string;
  tone?: 'warning';
}

/** A section of the page under its heading. */
export function headed(heading: Heading, children: readonly PageNode[]): PagePart {
  return part('section', { class: classOf(heading) }, [headOf(heading), ...children]);
}

/** The same, closed until the reader opens it. */
export function folded(heading: Heading, children: readonly PageNode[]): PagePart {
  return part('details', { class: classOf(heading) }, [part('summary', {}, [headOf(heading)]), ...children]);
}

function classOf({ tone }: Heading): string {
  return tone ? `cmp-notes cmp-${tone}` : 'cmp-notes';
}

function headOf({ title, note }: Heading): PagePart {
  return part('h3', {}, [title, ' ', part('span', { class: 'count' }, [note])]);
}
