import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createTempFolder } from './temp-folder.ts';

/** One case of `tests/fixtures/broken-manifests`: files with what is wrong in them. */
export interface BrokenInput {
  /** Name of the file of cases, then of the case. */
  name: string;
  files: { path: string; text: string }[];
  /** `file:line:column code`, in the order of the reader. */
  expected: string[];
}

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'broken-manifests');

/** Every case of every file, in a fixed order. */
export function readBrokenInputs(): BrokenInput[] {
  const names = globSync('*.cases', { cwd: FOLDER }).sort();
  return names.flatMap((name) => {
    const [, ...cases] = readFileSync(join(FOLDER, name), 'utf8').replaceAll('\r\n', '\n').split(/^=== /m);
    return cases.map((text) => parseCase(basename(name, '.cases'), text));
  });
}

/** Writes files into a new folder. */
export function createPortalFolder(files: readonly { path: string; text: string | Uint8Array }[]): string {
  const dir = createTempFolder('portal');
  for (const { path, text } of files) {
    mkdirSync(join(dir, dirname(path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

function parseCase(group: string, text: string): BrokenInput {
  const [title = '', ...parts] = text.split(/^--- (?=\S+$)/m);
  const files: BrokenInput['files'] = [];
  let expected: string[] = [];
  for (const part of parts) {
    const [path = '', ...lines] = part.split('\n');
    if (path === 'expected') expected = lines.filter((line) => line !== '');
    else files.push({ path, text: readEscapes(lines.join('\n')) });
  }
  return { name: `${group}: ${title.trim()}`, files, expected };
}

function readEscapes(text: string): string {
  return text
    .replace(/«(.*?)»/g, (_all, escaped: string) => JSON.parse(`"${escaped}"`) as string)
    .replace('FIRST', FIRST_HASH);
}

/** Of the first event of the case about time: what its second event must name. */
const FIRST_HASH = createHash('sha256')
  .update('{"action":"published","at":"2026-05-01T10:00:00+02:00","by":"mara","id":1,"version":"2.4.1"}')
  .digest('hex');
