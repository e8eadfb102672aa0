/** Pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/**
 * Reads the size of a picture from the bytes of its file: PNG, JPEG, GIF, WebP or AVIF.
 *
 * @returns null when it is none of these, is cut off or has no size
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const file: Bytes = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  try {
    const size = readerOf(file)(file);
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Bytes {
  bytes: Uint8Array;
  view: DataView;
}

type Reader = (file: Bytes) => PictureSize | null;

function readerOf(file: Bytes): Reader {
  if (text(file, 1, 3) === 'PNG') return png;
  if (/^GIF8[79]a$/.test(text(file, 0, 6))) return gif;
  if (file.bytes[0] === 0xff && file.bytes[1] === 0xd8) return jpeg;
  if (text(file, 0, 4) === 'RIFF' && text(file, 8, 4) === 'WEBP') return webp;
  if (text(file, 4, 4) === 'ftyp') return avif;
  return () => null;
}

function png({ view }: Bytes): PictureSize {
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gif({ view }: Bytes): PictureSize {
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** Walks the segments to the frame header; a camera that was held upright says so in the Exif segment. */
function jpeg(file: Bytes): PictureSize | null {
  const { view } = file;
  let turned = false;
  let at = 2;
  while (at < view.byteLength) {
    const marker = view.getUint16(at);
    const length = view.getUint16(at + 2);
    if (marker === 0xffe1 && text(file, at + 4, 4) === 'Exif') turned = isTurned(view, at + 10);
    if (isFrameHeader(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return turned ? { width: height, height: width } : { width, height };
    }
    if (marker < 0xffc0 || length < 2) return null;
    at += 2 + length;
  }
  return null;
}

function isFrameHeader(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
}

/** Whether the Exif orientation (tag 0x112 of the first directory) swaps width and height. */
function isTurned(view: DataView, start: number): boolean {
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  const count = Math.min(view.getUint16(directory, little), 64);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12;
    if (view.getUint16(at, little) === 0x112) return view.getUint16(at + 8, little) >= 5;
  }
  return false;
}

function webp(file: Bytes): PictureSize | null {
  const { view } = file;
  const form = text(file, 12, 4);
  if (form === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (form === 'VP8X')
    return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 };
  if (form !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** The largest of the sizes in its `ispe` boxes: others belong to parts such as the alpha plane. */
function avif(file: Bytes): PictureSize | null {
  let best: PictureSize | null = null;
  const limit = Math.min(file.bytes.length - 16, 64_000);
  for (let at = 0; at < limit; at++) {
    if (file.bytes[at] !== 0x69 || text(file, at, 4) !== 'ispe') continue;
    const size = { width: file.view.getUint32(at + 8), height: file.view.getUint32(at + 12) };
    if (!best || size.width * size.height > best.width * best.height) best = size;
  }
  return best;
}

function text({ bytes }: Bytes, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
