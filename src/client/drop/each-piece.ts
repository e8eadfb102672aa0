/** Bytes that are read at a time, at most: two of these are in memory. */
const PIECE = 4 * 1024 * 1024;

/**
 * Hands over a file piece by piece: what is in memory does not grow with it.
 *
 * @param take called with each piece, which holds only until it returns
 */
export async function eachPiece(file: Blob, take: (piece: Uint8Array) => void): Promise<void> {
  const reader = intoBuffers(file);
  await (reader ? eachFilled(reader, take) : eachStreamed(file, take));
}

/** Null where the browser's files are no streams of bytes. */
function intoBuffers(file: Blob): ReadableStreamBYOBReader | null {
  try {
    return file.stream().getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}

/** Two buffers by turns: the disk fills one while the other is taken. */
async function eachFilled(reader: ReadableStreamBYOBReader, take: (piece: Uint8Array) => void): Promise<void> {
  let spare = new ArrayBuffer(PIECE);
  let next = reader.read(new Uint8Array(new ArrayBuffer(PIECE)));
  for (;;) {
    const { done, value } = await next;
    if (done) return;
    next = reader.read(new Uint8Array(spare));
    take(value);
    spare = value.buffer as ArrayBuffer;
  }
}

async function eachStreamed(file: Blob, take: (piece: Uint8Array) => void): Promise<void> {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(value);
  }
}
