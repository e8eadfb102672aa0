import { escapeHtml } from './escape.ts';

/** What a badge says: what it is about, and what holds. */
export interface Badge {
  label: string;
  value: string;
}

const HEIGHT = 24;
const PADDING = 9;
/** Width of a letter at 12 px: the texts are stretched to it, whatever font the reader has. */
const LETTER = 6.8;

/**
 * A badge for a README or a status page, as an SVG that stands alone: no font, no script, nothing loaded, readable on
 * light and dark pages.
 */
export function badgeSvg({ label, value }: Badge): string {
  const [left, right] = [widthOf(label), widthOf(value)];
  const width = left + right;
  const said = escapeHtml(`${label}: ${value}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${said}">`,
    `<title>${said}</title>`,
    `<rect width="${width}" height="${HEIGHT}" rx="5" fill="#1f4fd8"/>`,
    `<path d="M5 0h${left - 5}v${HEIGHT}H5a5 5 0 0 1-5-5V5a5 5 0 0 1 5-5z" fill="#1b1d21"/>`,
    '<g fill="#fff" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" font-size="12">',
    textAt(label, PADDING, left),
    textAt(value, left + PADDING, right),
    '</g></svg>\n',
  ].join('');
}

function widthOf(text: string): number {
  return Math.round([...text].length * LETTER) + PADDING * 2;
}

function textAt(text: string, x: number, width: number): string {
  return `<text x="${x}" y="16" textLength="${width - PADDING * 2}" lengthAdjust="spacingAndGlyphs">${escapeHtml(text)}</text>`;
}
