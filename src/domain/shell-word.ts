/**
 * A name as one word of a command that a reader may copy into a shell: quoted where a shell would see more in it.
 *
 * @param word tag, path or address; may be hostile
 */
export function shellWord(word: string): string {
  return /^[\w./@:+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The same for PowerShell, always quoted; it also ends a quotation at typographic quotes. */
export function powerShellWord(word: string): string {
  return `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
