/**
 * One element of a drawing, free of any page: components write it as SVG at build, the browser with `createElementNS`.
 * Geometry stands in attributes and looks in classes, since the content security policy allows no inline style.
 */
export interface Mark {
  tag: 'path' | 'text';
  attributes: Record<string, string | number>;
  text?: string;
}

/** A line or curve of the drawing. */
export function stroke(d: string, className: string): Mark {
  return { tag: 'path', attributes: { d, class: className } };
}

/** A number of a drawing with at most one decimal, so that the same layout is the same text everywhere. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
