import { ByteReader } from './byte-reader.ts';

/** Closed curves of one glyph; a point off the curve is the control of a quadratic one. */
export type Contours = Point[][];

export interface Point {
  x: number;
  y: number;
  on: boolean;
}

interface Streams {
  contours: ByteReader;
  points: ByteReader;
  flags: ByteReader;
  coordinates: ByteReader;
  composites: ByteReader;
}

/** Outlines of all glyphs out of the table `glyf` as WOFF2 packs it (section 5.1). */
export function readContours(glyf: Buffer): Contours[] {
  const head = new ByteReader(glyf, 4);
  const count = head.u16();
  head.at += 2;
  const sizes = Array.from({ length: 5 }, () => head.u32());
  let at = 36;
  const [contours, points, flags, coordinates, composites] = sizes.map((size) => {
    at += size;
    return new ByteReader(glyf, at - size);
  });
  const streams = { contours, points, flags, coordinates, composites } as Streams;
  const glyphs: Contours[] = [];
  const parts = new Map<number, Part[]>();
  for (let glyph = 0; glyph < count; glyph += 1) {
    const number = streams.contours.i16();
    if (number === -1) parts.set(glyph, readParts(streams));
    glyphs.push(number > 0 ? readSimple(streams, number) : []);
  }
  for (const [glyph, own] of parts) glyphs[glyph] = own.flatMap((part) => placed(part, glyphs));
  return glyphs;
}

function readSimple(streams: Streams, count: number): Contours {
  const lengths = Array.from({ length: count }, () => streams.points.short());
  let [x, y] = [0, 0];
  const contours = lengths.map((length) =>
    Array.from({ length }, () => {
      const flag = streams.flags.u8();
      const [dx, dy] = readStep(flag & 127, streams.coordinates);
      x += dx;
      y += dy;
      return { x, y, on: flag < 128 };
    }),
  );
  // Length of the instructions, which stand elsewhere.
  streams.coordinates.short();
  return contours;
}

/** One step from point to point: the flag says how many bytes hold it and with which signs. */
function readStep(flag: number, bytes: ByteReader): [number, number] {
  const x = (value: number): number => (flag & 1 ? value : -value);
  const y = (value: number): number => (flag & 2 ? value : -value);
  if (flag < 10) return [0, x(((flag & 14) << 7) + bytes.u8())];
  if (flag < 20) return [x((((flag - 10) & 14) << 7) + bytes.u8()), 0];
  if (flag < 84) {
    const [high, low] = [flag - 20, bytes.u8()];
    return [x(1 + (high & 0x30) + (low >> 4)), y(1 + ((high & 0x0c) << 2) + (low & 15))];
  }
  if (flag < 120) {
    const high = flag - 84;
    return [x(1 + (Math.floor(high / 12) << 8) + bytes.u8()), y(1 + (((high % 12) >> 2) << 8) + bytes.u8())];
  }
  if (flag < 124) {
    const [first, middle, last] = [bytes.u8(), bytes.u8(), bytes.u8()];
    return [x((first << 4) + (middle >> 4)), y(((middle & 15) << 8) + last)];
  }
  return [x(bytes.u16()), y(bytes.u16())];
}

/** Another glyph as a part of this one, moved; accents are made so. */
interface Part {
  glyph: number;
  dx: number;
  dy: number;
}

function readParts(streams: Streams): Part[] {
  const bytes = streams.composites;
  const parts: Part[] = [];
  let flags: number;
  do {
    flags = bytes.u16();
    const glyph = bytes.u16();
    const [dx, dy] = flags & 1 ? [bytes.i16(), bytes.i16()] : [(bytes.u8() << 24) >> 24, (bytes.u8() << 24) >> 24];
    // A scale, in one, two or four numbers: no letter of the portal's fonts is made smaller or turned.
    bytes.at += flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    parts.push({ glyph, dx, dy });
  } while (flags & 0x20);
  if (flags & 0x100) streams.coordinates.short();
  return parts;
}

function placed({ glyph, dx, dy }: Part, glyphs: readonly Contours[]): Contours {
  return (glyphs[glyph] ?? []).map((contour) => contour.map(({ x, y, on }) => ({ x: x + dx, y: y + dy, on })));
}
