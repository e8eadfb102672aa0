import { crc32, deflateSync } from 'node:zlib';

/** A corner of a shape, in pixels from the upper left. */
export type Corner = readonly [x: number, y: number];

/** The rows that a fill touches, two cells longer than the picture is wide. */
interface Edges {
  top: number;
  bottom: number;
  stride: number;
  cells: Float32Array;
}

/** A picture that shapes are filled into, with smooth edges, and that becomes a PNG. The same on every machine. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Uint8Array;

  constructor(width: number, height: number, paper: string) {
    this.width = width;
    this.height = height;
    const [red, green, blue] = colourOf(paper);
    this.#pixels = new Uint8Array(width * height * 3);
    for (let at = 0; at < this.#pixels.length; at += 3) this.#pixels.set([red, green, blue], at);
  }

  /** Fills closed shapes; where they overlap in one direction they are one. */
  fill(shapes: readonly (readonly Corner[])[], colour: string): void {
    const ys = shapes.flatMap((shape) => shape.map((corner) => corner[1]));
    const top = Math.max(0, Math.floor(Math.min(...ys)));
    const bottom = Math.min(this.height, Math.ceil(Math.max(...ys)));
    const edges = {
      top,
      bottom,
      stride: this.width + 2,
      cells: new Float32Array((this.width + 2) * Math.max(0, bottom - top)),
    };
    for (const shape of shapes) {
      shape.forEach((corner, index) => {
        this.#edge(edges, corner, shape[(index + 1) % shape.length] as Corner);
      });
    }
    this.#blend(edges, colourOf(colour));
  }

  /** The finished picture. */
  toPng(): Buffer {
    const rows = Buffer.alloc((this.width * 3 + 1) * this.height);
    for (let y = 0; y < this.height; y += 1) {
      const row = this.#pixels.subarray(y * this.width * 3, (y + 1) * this.width * 3);
      rows.set(row, y * (this.width * 3 + 1) + 1);
    }
    const head = Buffer.alloc(13);
    head.writeUInt32BE(this.width, 0);
    head.writeUInt32BE(this.height, 4);
    head.set([8, 2, 0, 0, 0], 8);
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const data = deflateSync(rows, { level: 9 });
    return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
  }

  /** Adds what an edge covers to each cell on its way: the sum along a row is then how much of a pixel is inside. */
  #edge(edges: Edges, from: Corner, to: Corner): void {
    if (from[1] === to[1]) return;
    const direction = from[1] < to[1] ? 1 : -1;
    const [upper, lower] = direction === 1 ? [from, to] : [to, from];
    const slope = (lower[0] - upper[0]) / (lower[1] - upper[1]);
    const last = Math.min(edges.bottom, Math.ceil(lower[1]));
    for (let y = Math.max(edges.top, Math.floor(upper[1])); y < last; y += 1) {
      const [start, end] = [Math.max(y, upper[1]), Math.min(y + 1, lower[1])];
      if (end <= start) continue;
      const a = this.#inside(upper[0] + (start - upper[1]) * slope);
      const b = this.#inside(upper[0] + (end - upper[1]) * slope);
      const row = (y - edges.top) * edges.stride;
      spread(edges.cells, row, { left: Math.min(a, b), right: Math.max(a, b) }, (end - start) * direction);
    }
  }

  #inside(x: number): number {
    return Math.min(Math.max(x, 0), this.width);
  }

  #blend({ top, bottom, stride, cells }: Edges, colour: readonly number[]): void {
    for (let y = top; y < bottom; y += 1) {
      let sum = 0;
      for (let x = 0; x < this.width; x += 1) {
        sum += cells[(y - top) * stride + x] ?? 0;
        const part = Math.min(1, Math.abs(sum));
        if (part > 0.002) this.#mix((y * this.width + x) * 3, colour, part);
      }
    }
  }

  #mix(at: number, colour: readonly number[], part: number): void {
    for (let channel = 0; channel < 3; channel += 1) {
      const under = this.#pixels[at + channel] ?? 0;
      this.#pixels[at + channel] = Math.round(under + ((colour[channel] ?? 0) - under) * part);
    }
  }
}

/** Shares the height of an edge among the cells that it crosses in one row, by how much of each lies to its right. */
function spread(
  cells: Float32Array,
  row: number,
  { left, right }: { left: number; right: number },
  height: number,
): void {
  const add = (cell: number, part: number): void => {
    cells[row + cell] = (cells[row + cell] ?? 0) + part;
  };
  const [first, last] = [Math.floor(left), Math.floor(right)];
  for (let cell = first; cell <= last; cell += 1) {
    const [from, to] = [Math.max(left, cell), Math.min(right, cell + 1)];
    const share = right === left ? height : (height * (to - from)) / (right - left);
    const middle = (from + to) / 2 - cell;
    add(cell, share * (1 - middle));
    add(cell + 1, share * middle);
  }
}

function colourOf(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
