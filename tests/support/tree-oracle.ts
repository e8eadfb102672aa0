import { encodePath } from '#domain/path-bytes.ts';
import { type ChangedFile, changedFiles, type TextAt } from '#domain/trees.ts';
import type { PackedTrees } from '../../scripts/steps/pack-trees.ts';
import { runGitForBytes } from './git.ts';

/** What `git diff-tree` prints for two trees or commits, byte for byte. */
export function gitDifference(path: string, from: string, to: string): Buffer {
  const args = ['diff-tree', '-r', '--raw', '-z', '--no-renames', '--full-index', '--no-abbrev'];
  return runGitForBytes(path, [...args, from, to]);
}

/** The same from packed trees. */
export function ownDifference({ trees, blobs }: PackedTrees, from: number, to: number): Buffer {
  const hex = Buffer.from(blobs).toString('hex');
  const length = hex.length / trees.texts;
  const idOf = (side: TextAt | null) =>
    side ? hex.slice(side.text * length, (side.text + 1) * length) : '0'.repeat(length);
  const lineOf = ({ status, before, after, path }: ChangedFile) => [
    Buffer.from(
      `:${before?.mode ?? '000000'} ${after?.mode ?? '000000'} ${idOf(before)} ${idOf(after)} ${LETTERS[status]}\0`,
    ),
    Buffer.from(encodePath(path)),
    Buffer.from('\0'),
  ];
  return Buffer.concat(changedFiles(trees, from, to).flatMap(lineOf));
}

const LETTERS = { added: 'A', deleted: 'D', modified: 'M', 'type-changed': 'T', renamed: 'R' };
