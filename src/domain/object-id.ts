/** The bytes of an object id, which is lower-case hexadecimal digits. */
export function bytesOfId(id: string): Uint8Array {
  return bytesOfIds([id]);
}

/** The same of many, one after the other. */
export function bytesOfIds(ids: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(ids.reduce((sum, id) => sum + id.length, 0) / 2);
  let at = 0;
  for (const id of ids)
    for (let digit = 0; digit < id.length; digit += 2) bytes[at++] = 16 * digitAt(id, digit) + digitAt(id, digit + 1);
  return bytes;
}

function digitAt(id: string, place: number): number {
  const code = id.charCodeAt(place);
  return code < 97 ? code - 48 : code - 87;
}

/** What `bytesOfId` read. */
export function idOfBytes(bytes: Uint8Array): string {
  const codes: number[] = [];
  for (const byte of bytes) codes.push(codeOf(byte >> 4), codeOf(byte & 15));
  // At once: a text that grows digit by digit is slow to look up.
  return String.fromCharCode(...codes);
}

function codeOf(digit: number): number {
  return digit < 10 ? digit + 48 : digit + 87;
}
