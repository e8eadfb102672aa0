// The parser alone, from the CommonJS build: the package's entry also loads its templates, which Node cannot import.
import { parse } from 'diff2html/lib/diff-parser.js';

/** A hunk with its lines as text, without the sign at their start. */
export interface ParsedHunk {
  header: string;
  lines: { kind: 'added' | 'removed' | 'context'; oldNumber: number | null; newNumber: number | null; text: string }[];
}

const KINDS = { insert: 'added', delete: 'removed', context: 'context' } as const;

/**
 * The hunks of one file's patch. Names in the patch are not looked at: it gets a header of our own, since names are
 * known from git's own listing and a hostile one cannot be told from a line of the patch.
 */
export function parsePatch(patch: string): ParsedHunk[] {
  const start = patch.search(/^@@ /m);
  if (start === -1) return [];
  const file = parse(`diff --git a/file b/file\n--- a/file\n+++ b/file\n${patch.slice(start)}`)[0];
  return (file?.blocks ?? []).map((block) => ({
    header: block.header,
    lines: block.lines.map((line) => ({
      kind: KINDS[line.type],
      oldNumber: line.oldNumber ?? null,
      newNumber: line.newNumber ?? null,
      text: line.content.slice(1),
    })),
  }));
}
