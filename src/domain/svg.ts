import type { PictureSize } from './picture-size.ts';

/** The size of an SVG in pixels: from `width` and `height`, else from its `viewBox`; null where neither says it. */
export function svgSize(text: string): PictureSize | null {
  const tag = /<svg\b(?:[^<>"']|"[^"]*"|'[^']*')*>/.exec(text)?.[0];
  if (!tag) return null;
  const [width, height] = [pixels(attribute(tag, 'width')), pixels(attribute(tag, 'height'))];
  if (width && height) return { width, height };
  const box = (attribute(tag, 'viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [boxWidth, boxHeight] = [Math.round(box[2] ?? 0), Math.round(box[3] ?? 0)];
  return boxWidth > 0 && boxHeight > 0 ? { width: boxWidth, height: boxHeight } : null;
}

/**
 * Says what in an SVG could act or reach outside of it. A picture needs none of it, so nothing is repaired.
 *
 * @returns what was found in words, with the line from 1; null for a plain picture
 */
export function unsafeInSvg(text: string): { what: string; line: number } | null {
  for (const [what, pattern] of UNSAFE) {
    const match = pattern.exec(text);
    if (match) return { what, line: text.slice(0, match.index).split('\n').length };
  }
  return null;
}

const UNSAFE: [what: string, pattern: RegExp][] = [
  ['a document type with entities', /<!(?:DOCTYPE\s[^<>[]*\[|ENTITY)/i],
  ['a style sheet of its own', /<\?xml-stylesheet/i],
  ['a script', /<(?:[\w-]+:)?(?:script|handler|listener)\b/i],
  [
    'a foreign element',
    /<(?:[\w-]+:)?(?:foreignObject|iframe|object|embed|audio|video|canvas|form|html|body|meta|link|base)\b/i,
  ],
  ['an event handler', /[\s"'/](?:[\w-]+:)?on[a-z]+\s*=/i],
  // What starts with anything but # or a picture as data is refused, entities and white space included.
  [
    'a reference to something outside',
    /[\s"'](?:[\w-]+:)?(?:href|src|base)\s*=\s*(?!"#|'#|["']data:image\/(?:png|jpeg|gif|webp);base64,)/i,
  ],
  ['a style that loads something', /@import|url\(\s*(?!["']?#)|expression\s*\(|image-set\s*\(/i],
  ['an escape in a style', /(?:<style\b[^<>]*>|style\s*=\s*["'])[^<"']*\\/i],
  ['an animation of a reference', /attributeName\s*=\s*["']\s*(?:[\w-]+:)?(?:href|on)/i],
];

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match?.[1] ?? match?.[2];
}

/** Whole pixels of a length; null for percentages and units that depend on the page. */
function pixels(text: string | undefined): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(text ?? '');
  return match ? Math.round(Number(match[1])) : null;
}
