/**
 * One element of a page, free of any page: components write it as HTML at build, the browser with `createElement`, so
 * that both always say the same. Texts become text nodes; nothing in here is ever read as HTML.
 */
export interface PagePart {
  tag:
    | 'a'
    | 'aside'
    | 'b'
    | 'button'
    | 'code'
    | 'dd'
    | 'del'
    | 'details'
    | 'div'
    | 'dl'
    | 'dt'
    | 'h2'
    | 'h3'
    | 'h4'
    | 'ins'
    | 'li'
    | 'ol'
    | 'p'
    | 'pre'
    | 'section'
    | 'span'
    | 'summary'
    | 'time'
    | 'ul';
  /** True sets an attribute without a value, null leaves it out. */
  attributes: Record<string, string | true | null>;
  children: PageNode[];
}

export type PageNode = PagePart | string;

/** A new part; children that are null or false are left out. */
export function part(
  tag: PagePart['tag'],
  attributes: PagePart['attributes'] = {},
  children: readonly (PageNode | null | false)[] = [],
): PagePart {
  return { tag, attributes, children: children.filter((child) => child !== null && child !== false) };
}
