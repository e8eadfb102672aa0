import type { SharePlan, ShareTrack } from '#domain/share-plan.ts';
import { Canvas, type Corner } from './canvas.ts';
import { type FontFile, readFont } from './font-file.ts';
import type { Point } from './font-glyphs.ts';

const PAPER = '#fbfaf7';
const INK = '#1b1d21';
const SOFT = '#565b64';
const MARGIN = 80;
const CUT = '…';

/**
 * Draws the picture for links to the portal, from numbers alone: no font of the machine, no browser, no network.
 *
 * @param font the portal's own font, WOFF2
 * @returns a PNG
 */
export function drawShareImage(plan: SharePlan, font: Buffer): Buffer {
  const canvas = new Canvas(plan.width, plan.height, PAPER);
  const face = readFont(font);
  const room = plan.width - 2 * MARGIN;
  const { text, size } = fittingText(face, plan.name, room);
  canvas.fill(outline(face, text, { x: MARGIN, y: 180, size }), INK);
  canvas.fill(outline(face, plan.subline, { x: MARGIN, y: 252, size: 38 }), SOFT);
  for (const { bend, from, y, colour } of plan.tracks) {
    if (bend) canvas.fill([slant([bend.x, bend.y], [from, y])], colour);
  }
  for (const track of plan.tracks) drawTrack(canvas, track);
  return canvas.toPng();
}

function drawTrack(canvas: Canvas, { colour, y, from, to, stops }: ShareTrack): void {
  canvas.fill([box(from, y - 4, to, y + 4)], colour);
  for (const { x, radius, ring } of stops) {
    canvas.fill([circle(x, y, radius)], ring ? INK : colour);
    if (ring) canvas.fill([circle(x, y, radius - 5)], PAPER);
  }
}

/** As large as fits between 120 and 56 px; what is still too long is cut. */
function fittingText(face: FontFile, name: string, room: number): { text: string; size: number } {
  const size = Math.max(56, Math.min(120, room / widthOf(face, name, 1)));
  const letters = [...name];
  while (letters.length > 1 && widthOf(face, letters.join('') + CUT, size) > room) letters.pop();
  return { text: widthOf(face, name, size) <= room + 0.5 ? name : letters.join('') + CUT, size };
}

function widthOf(face: FontFile, text: string, size: number): number {
  const units = [...text].reduce((sum, letter) => sum + face.advanceOf(face.glyphOf(letter)), 0);
  return (units * size) / face.unitsPerEm;
}

function outline(face: FontFile, text: string, at: { x: number; y: number; size: number }): Corner[][] {
  const scale = at.size / face.unitsPerEm;
  const shapes: Corner[][] = [];
  let pen = 0;
  for (const letter of text) {
    const glyph = face.glyphOf(letter);
    const place = ({ x, y }: { x: number; y: number }): Corner => [at.x + (x + pen) * scale, at.y - y * scale];
    for (const contour of face.contoursOf(glyph)) shapes.push(flatten(contour).map(place));
    pen += face.advanceOf(glyph);
  }
  return shapes;
}

/** Curves as short straight pieces. Between two controls the curve passes half-way. */
function flatten(contour: readonly Point[]): Point[] {
  const whole = contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length] as Point;
    return point.on || next.on ? [point] : [point, half(point, next)];
  });
  const start = whole.findIndex((point) => point.on);
  const turned = [...whole.slice(start), ...whole.slice(0, start)];
  return turned.flatMap((point, index) => {
    if (point.on) return [point];
    const [before, after] = [turned[index - 1] as Point, turned[(index + 1) % turned.length] as Point];
    return [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875].map((part) => onCurve(before, point, after, part));
  });
}

function half(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true };
}

function onCurve(a: Point, control: Point, b: Point, t: number): Point {
  const mix = (p: number, q: number, r: number): number => (1 - t) ** 2 * p + 2 * t * (1 - t) * q + t * t * r;
  return { x: mix(a.x, control.x, b.x), y: mix(a.y, control.y, b.y), on: true };
}

function box(left: number, top: number, right: number, bottom: number): Corner[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** A stroke between two points, as thick as a track. */
function slant([ax, ay]: Corner, [bx, by]: Corner): Corner[] {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const [dx, dy] = [(-(by - ay) / length) * 4, ((bx - ax) / length) * 4];
  return [
    [ax + dx, ay + dy],
    [bx + dx, by + dy],
    [bx - dx, by - dy],
    [ax - dx, ay - dy],
  ];
}

function circle(x: number, y: number, radius: number): Corner[] {
  return Array.from({ length: 64 }, (_, index): Corner => {
    const angle = (index * Math.PI) / 32;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}
