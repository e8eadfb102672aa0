/** A rectangle that text or a stop takes up. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface LabelWish {
  text: string;
  /** Centre of the stop it belongs to, and its radius. */
  x: number;
  y: number;
  radius: number;
  /** On which side of its stop it stands if it can. */
  side: 'above' | 'below';
  /** Left out rather than moved away from right above or below its stop. */
  strict: boolean;
  /** May stand beside its stop, where another stop may be nearer, rather than nowhere. */
  needed: boolean;
}

export interface Label extends LabelWish {
  at: { x: number; y: number };
}

/** Advance of a character of the mono face at the size of labels, and the height of a line. */
const ADVANCE = 9;
const LINE = 15;

/** Width of a label. */
export function labelWidth(text: string): number {
  return text.length * ADVANCE;
}

/**
 * Writes each label above or below its stop where nothing else is in the way; what finds no place is left out.
 *
 * @param wishes most important first
 * @param taken what is drawn already: stops, bends
 * @param width of the drawing, which no label leaves
 */
export function placeLabels(wishes: readonly LabelWish[], taken: readonly Box[], width: number): Label[] {
  const boxes = [...taken];
  const placed: Label[] = [];
  for (const wish of wishes) {
    const free = candidates(wish, width).find((box) => !boxes.some((other) => overlaps(box, other)));
    if (!free) continue;
    boxes.push(withAir(free));
    placed.push({ ...wish, at: { x: (free.left + free.right) / 2, y: free.bottom - 4 } });
  }
  return placed;
}

/** Two versions side by side, or one under the other, are two only with some room between them. */
function withAir({ left, top, right, bottom }: Box): Box {
  return { left: left - 4, top: top - 3, right: right + 4, bottom: bottom + 3 };
}

/** Centred on its own side of the stop, then on the other, then moved to the right and to the left, at last beside it. */
function candidates(wish: LabelWish, width: number): Box[] {
  const half = labelWidth(wish.text) / 2;
  const above = wish.y - wish.radius - 5;
  const below = wish.y + wish.radius + 5 + LINE;
  const sides = wish.side === 'above' ? [above, below] : [below, above];
  if (wish.strict) return [boxAt(wish.x, sides[0] ?? above, half)].filter((box) => box.left >= 0 && box.right <= width);
  const shifts = wish.needed ? [0, half - 6, 6 - half, half + 8, -half - 8] : [0, half - 6, 6 - half];
  const all = shifts.flatMap((shift) => sides.map((bottom) => boxAt(wish.x + shift, bottom, half)));
  return all
    .map((box) => inside(box, width))
    .filter((box) => Math.abs((box.left + box.right) / 2 - wish.x) <= half + 8);
}

function boxAt(x: number, bottom: number, half: number): Box {
  return { left: x - half, right: x + half, top: bottom - LINE, bottom };
}

function inside(box: Box, width: number): Box {
  const shift = Math.max(0, -box.left) - Math.max(0, box.right - width);
  return { ...box, left: box.left + shift, right: box.right + shift };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom;
}
