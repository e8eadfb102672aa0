import { type Listing, listedFile } from './listing.ts';

const GNU = /^([0-9a-f]{64})(?: [ *]|\t)(.+)$/i;
const BSD = /^SHA256 ?\((.+)\) ?= ?([0-9a-f]{64})$/i;
const ALONE = /^([0-9a-f]{64})$/i;

/**
 * Reads what `sha256sum` and its kin print: `<hash>  <name>`, `SHA256 (<name>) = <hash>`, or a hash alone in a file that
 * is named after the one it is of.
 *
 * @param text of the list
 * @param name of the list's own file
 */
export function readChecksums(text: string, name: string): Listing {
  const own = name.replace(/\.sha256(?:sum)?$/i, '');
  const files = text.split(/\r?\n/).flatMap((line) => {
    const [file, hash] = readLine(line.trimEnd(), own);
    if (!file || !hash) return [];
    return [listedFile(file.split(/[\\/]/).at(-1) ?? file, { path: file, sha256: hash.toLowerCase() })];
  });
  return { version: null, files };
}

function readLine(line: string, own: string): readonly [string | undefined, string | undefined] {
  const gnu = GNU.exec(line);
  if (gnu) return [gnu[2], gnu[1]];
  const bsd = BSD.exec(line);
  if (bsd) return [bsd[1], bsd[2]];
  return [own, ALONE.exec(line)?.[1]];
}
