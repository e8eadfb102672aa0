import fc from 'fast-check';
import type { PatchFile, PatchSide } from '#domain/compose-patch.ts';
import { decodePath } from '#domain/path-bytes.ts';
import { runGit } from './git.ts';

/** A tree as data: path, one character a byte, to what stands there. */
export type RandomTree = Record<string, { mode: '100644' | '100755' | '120000'; content: string }>;

/** Names that patches have been misread by, and names that are a file in one tree and a folder in another. */
const NAMES = [
  'a',
  'a/b',
  'a/b/c',
  'b',
  'b c',
  ' lead',
  'trail ',
  'x -> y',
  'a b/c d',
  'tab\there',
  'line\nfeed',
  'new\n+++ b/evil',
  'quote"d',
  'back\\slash',
  'caf\xc3\xa9',
  'bad\xff\xfe',
  'bell\x07',
  'del\x7f',
  'dev/null',
  'b/a',
  '"',
  '--- a',
  'diff --git a/x b/x',
];
const LINES = [
  'a',
  'b',
  'c',
  '',
  ' ',
  '}',
  '-- x',
  '++ y',
  '@@ -1 +1 @@',
  'cr\r',
  '\xff\xfe',
  'diff --git a/x b/x',
  '\\',
];

/** Trees of text files, programs and links, with every kind of line end. */
export function randomTree(): fc.Arbitrary<RandomTree> {
  const mode = fc.constantFrom('100644', '100644', '100644', '100755', '120000');
  const lines = fc.array(fc.constantFrom(...LINES), { maxLength: 25 });
  const content = fc.tuple(lines, fc.constantFrom('\n', '\n', '\n', '')).map(([list, end]) => {
    const text = list.join('\n');
    return list.length === 0 ? '' : text + end;
  });
  return fc.dictionary(fc.constantFrom(...NAMES), fc.record({ mode, content }), { maxKeys: 12 }).map(possible);
}

/** Writes trees into a repository; gives their ids. */
export function writeTrees(repository: string, trees: readonly RandomTree[]): string[] {
  const stream = trees.flatMap((tree, index) => [
    `commit refs/heads/tree-${index}\ncommitter a <a> ${1_700_000_000 + index} +0000\ndata 0\n`,
    ...Object.entries(tree).map(([path, { mode, content }]) => `M ${mode} inline ${quote(path)}\n${data(content)}`),
    '\n',
  ]);
  runGit(repository, ['fast-import', '--quiet', '--force'], Buffer.from(stream.join(''), 'latin1'));
  const names = trees.map((_, index) => `refs/heads/tree-${index}^{tree}`);
  return runGit(repository, ['rev-parse', ...names])
    .trim()
    .split('\n');
}

/**
 * What differs between two trees as git lists it.
 *
 * @param renames pairs the n-th file that went with the n-th that came, where both are of one type
 */
export function patchFilesOf(
  repository: string,
  [from, to]: [id: string, tree: RandomTree][],
  renames: boolean,
): PatchFile[] {
  if (!from || !to) return [];
  const raw = runGit(repository, ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--full-index', from[0], to[0]]);
  const files: PatchFile[] = [];
  const gone: PatchFile[] = [];
  // Names are taken from the trees themselves: what git printed was decoded on its way.
  const names = new Map(Object.keys({ ...from[1], ...to[1] }).map((path) => [utf8(path), path]));
  for (const [, oldMode, newMode, oldId, newId, printed] of raw.matchAll(ENTRY)) {
    const bytes = names.get(printed ?? '') ?? '';
    const before = side(from[1], bytes, [oldMode, oldId]);
    const after = side(to[1], bytes, [newMode, newId]);
    const file = { path: pathOf(bytes), previousPath: null, before, after, similarity: null };
    if (before && !after) gone.push(file);
    files.push(file);
  }
  return renames ? paired(files, gone) : files;
}

const ENTRY = /:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [AMDT]\0([^\0]+)\0/g;

/** No path lies below another that is a file. */
function possible(tree: RandomTree): RandomTree {
  const paths = Object.keys(tree);
  return Object.fromEntries(Object.entries(tree).filter(([path]) => !paths.some((one) => path.startsWith(`${one}/`))));
}

function paired(files: PatchFile[], gone: PatchFile[]): PatchFile[] {
  const used = new Set<PatchFile>();
  const renamed = files.map((file) => {
    const source = file.before ? undefined : gone.find((one) => !used.has(one) && isSameType(one, file));
    if (!source) return file;
    used.add(source);
    return { ...file, previousPath: source.path, before: source.before, similarity: 60 };
  });
  return renamed.filter((file) => !used.has(file));
}

function isSameType(one: PatchFile, other: PatchFile): boolean {
  return one.before?.mode.slice(0, 3) === other.after?.mode.slice(0, 3);
}

function side(tree: RandomTree, path: string, [mode = '', id = '']: (string | undefined)[]): PatchSide | null {
  if (mode === '000000') return null;
  return { mode, id, content: Buffer.from(tree[path]?.content ?? '', 'latin1'), reason: null };
}

const utf8 = (path: string) => Buffer.from(path, 'latin1').toString('utf8');
const pathOf = (path: string) => decodePath(Buffer.from(path, 'latin1'));

function quote(path: string): string {
  return `"${path.replace(/["\\\n\t]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

function data(content: string): string {
  return `data ${content.length}\n${content}\n`;
}
