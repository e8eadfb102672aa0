/** The bytes of an object id, which is lower-case hexadecimal digits. */
export function bytesOfId(id: string): Uint8Array {
  const bytes = new Uint8Array(id.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = 16 * digitAt(id, 2 * at) + digitAt(id, 2 * at + 1);
  return bytes;
}

function digitAt(id: string, place: number): number {
  const code = id.charCodeAt(place);
  return code < 97 ? code - 48 : code - 87;
}

/** What `bytesOfId` read. */
export function idOfBytes(bytes: Uint8Array): string {
  let id = '';
  for (const byte of bytes) id += BYTES[byte];
  return id;
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
