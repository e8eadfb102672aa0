import { brotliDecompressSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { type Contours, readContours } from './font-glyphs.ts';

/** A font as far as drawing a line of text needs it; measures are in its own units. */
export interface FontFile {
  unitsPerEm: number;
  /** Number of the glyph of a character, 0 where the font has none. */
  glyphOf: (character: string) => number;
  advanceOf: (glyph: number) => number;
  contoursOf: (glyph: number) => Contours;
}

// Tags by number, as far as they matter here (WOFF2, section 5.1); others keep their place in the file.
const TAGS: Record<number, string> = { 0: 'cmap', 1: 'head', 2: 'hhea', 3: 'hmtx', 10: 'glyf', 11: 'loca' };

/**
 * Reads a font in WOFF2 with TrueType outlines; of a variable font the default instance.
 *
 * @param file the whole file
 */
export function readFont(file: Buffer): FontFile {
  const tables = readTables(file);
  const table = (tag: string): Table => {
    const found = tables.get(tag);
    if (!found) throw new Error(`The font has no table ${tag}`);
    return found;
  };
  const glyphs = readContours(table('glyf').bytes);
  const advances = readAdvances(table('hmtx'), table('hhea').bytes.readUInt16BE(34));
  const characters = readCharacters(table('cmap').bytes);
  return {
    unitsPerEm: table('head').bytes.readUInt16BE(18),
    glyphOf: (character) => characters.get(character.codePointAt(0) ?? 0) ?? 0,
    advanceOf: (glyph) => advances[Math.min(glyph, advances.length - 1)] ?? 0,
    contoursOf: (glyph) => glyphs[glyph] ?? [],
  };
}

interface Table {
  bytes: Buffer;
  transformed: boolean;
}

function readTables(file: Buffer): Map<string, Table> {
  const reader = new ByteReader(file);
  if (reader.u32() !== 0x774f4632) throw new Error('The font is not WOFF2');
  reader.at = 12;
  const count = reader.u16();
  reader.at = 20;
  const compressed = reader.u32();
  reader.at = 48;
  const entries = Array.from({ length: count }, () => readEntry(reader));
  const data = brotliDecompressSync(file.subarray(reader.at, reader.at + compressed));
  const tables = new Map<string, Table>();
  let at = 0;
  for (const { tag, length, transformed } of entries) {
    tables.set(tag, { bytes: data.subarray(at, at + length), transformed });
    at += length;
  }
  return tables;
}

function readEntry(reader: ByteReader): { tag: string; length: number; transformed: boolean } {
  const flags = reader.u8();
  const number = flags & 63;
  const tag = number === 63 ? reader.u32().toString(16) : (TAGS[number] ?? String(number));
  const isOutline = tag === 'glyf' || tag === 'loca';
  const transformed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0;
  const plain = reader.base128();
  return { tag, length: transformed ? reader.base128() : plain, transformed };
}

/** The transformed table leaves out side bearings, which outlines have anyway. */
function readAdvances({ bytes, transformed }: Table, count: number): number[] {
  return Array.from({ length: count }, (_, index) => bytes.readUInt16BE(transformed ? 1 + index * 2 : index * 4));
}

/** The part of `cmap` in format 4: every character of the first plane. */
function readCharacters(cmap: Buffer): Map<number, number> {
  const places = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8));
  const start = places.find((place) => cmap.readUInt16BE(place) === 4);
  if (start === undefined) throw new Error('The font has no table of characters in format 4');
  const segments = cmap.readUInt16BE(start + 6) / 2;
  const found = new Map<number, number>();
  for (let segment = 0; segment < segments; segment += 1) readSegment(cmap, start + 14, segments, segment, found);
  return found;
}

function readSegment(cmap: Buffer, at: number, count: number, segment: number, found: Map<number, number>): void {
  const column = (number: number): number => at + number * count * 2 + (number > 0 ? 2 : 0) + segment * 2;
  const [last, first] = [cmap.readUInt16BE(column(0)), cmap.readUInt16BE(column(1))];
  const [delta, offset] = [cmap.readUInt16BE(column(2)), cmap.readUInt16BE(column(3))];
  for (let code = first; code <= last && code !== 0xffff; code += 1) {
    const listed = offset === 0 ? code : cmap.readUInt16BE(column(3) + offset + (code - first) * 2);
    if (listed !== 0) found.set(code, (listed + delta) & 0xffff);
  }
}
