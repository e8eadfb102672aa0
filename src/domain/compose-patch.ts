import { hunkHeader, toHunks } from './drawn/drawn-hunks.ts';
import type { LineDifference } from './line-difference.ts';
import { type LineTable, linesOf } from './line-table.ts';
import { quotePath } from './quote-path.ts';

/** A file that differs, with all that a patch needs of it. */
export interface PatchFile {
  path: string;
  /** Path before, where it is another. */
  previousPath: string | null;
  /** Null on the side where the file is missing. */
  before: PatchSide | null;
  after: PatchSide | null;
  /** Percent, of renames. */
  similarity: number | null;
}

export interface PatchSide {
  /** `100644`, `100755`, `120000` or `160000`. */
  mode: string;
  /** Full blob id. */
  id: string;
  /** Null where it is not at hand. */
  content: Uint8Array | null;
  /** Why it is not, in words for readers: `binary`, `larger than 300 kB`. */
  reason: string | null;
}

export interface LeftOutFile {
  path: string;
  reason: string;
}

export interface ComposedPatch {
  /** For `git apply`; empty where nothing could be written. */
  bytes: Uint8Array<ArrayBuffer>;
  leftOut: LeftOutFile[];
}

/** Compares two contents line by line. */
export type DifferContents = (before: Uint8Array, after: Uint8Array) => LineDifference;

const CONTEXT = 3;
const SUBMODULE = '160000';
const MISSING = Uint8Array.of();

/**
 * Writes a patch in git's extended format: applied to the first tree, `git apply` yields the second, exactly, but for
 * what is left out. Contents stay the bytes that they are.
 *
 * @param files in git's order of paths
 */
export function composePatch(files: readonly PatchFile[], differ: DifferContents): ComposedPatch {
  const leftOut = files.flatMap((file) => {
    const reason = whyLeftOut(file);
    return reason === null ? [] : [{ path: file.path, reason }];
  });
  const out = new PatchWriter();
  for (const { path, reason } of leftOut) out.line(`# Left out: ${quotePath(path)} (${reason})`);
  for (const file of files) if (whyLeftOut(file) === null) writeFile(out, file, differ);
  return { bytes: out.toBytes(), leftOut };
}

/** Bytes put one after the other. */
class PatchWriter {
  readonly #pieces: Uint8Array[] = [];

  line(text: string): void {
    this.#pieces.push(ENCODER.encode(`${text}\n`));
  }

  /** Lines of a text, each with its sign; a last one without a line feed gets one, and git's remark that it is not its own. */
  lines(sign: number, table: LineTable, { start, count }: { start: number; count: number }): void {
    for (let line = start; line < start + count; line++) {
      const bytes = linesOf(table, line, 1);
      this.#pieces.push(Uint8Array.of(sign), bytes);
      if (bytes.at(-1) !== 0x0a) this.line('\n\\ No newline at end of file');
    }
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.#pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

const ENCODER = new TextEncoder();
const [SPACE, PLUS, MINUS] = [0x20, 0x2b, 0x2d];

/** A content that stays what it is need not be at hand. */
function whyLeftOut({ before, after }: PatchFile): string | null {
  if (before?.mode === SUBMODULE || after?.mode === SUBMODULE) return 'submodule';
  if (before && after && before.id === after.id && isSameType(before, after)) return null;
  const lacking = [before, after].find((side) => side !== null && side.content === null);
  return lacking ? (lacking.reason ?? 'not at hand') : null;
}

function writeFile(out: PatchWriter, file: PatchFile, differ: DifferContents): void {
  const { path, previousPath, before, after } = file;
  if (before && after && !isSameType(before, after)) {
    writeFile(out, { ...file, path: previousPath ?? path, previousPath: null, after: null }, differ);
    writeFile(out, { ...file, previousPath: null, before: null }, differ);
    return;
  }
  const [oldPath, newPath] = [previousPath ?? path, path];
  out.line(`diff --git ${quotePath(`a/${oldPath}`)} ${quotePath(`b/${newPath}`)}`);
  for (const line of headerLines(file)) out.line(line);
  if (before?.id === after?.id) return;
  const mode = before && after && before.mode === after.mode ? ` ${after.mode}` : '';
  const none = '0'.repeat((before ?? after)?.id.length ?? 40);
  out.line(`index ${before?.id ?? none}..${after?.id ?? none}${mode}`);
  const difference = differ(before?.content ?? MISSING, after?.content ?? MISSING);
  if (difference.blocks.length === 0) return;
  out.line(`--- ${before ? nameOf(`a/${oldPath}`) : '/dev/null'}`);
  out.line(`+++ ${after ? nameOf(`b/${newPath}`) : '/dev/null'}`);
  writeHunks(out, difference);
}

function headerLines({ path, previousPath, before, after, similarity }: PatchFile): string[] {
  if (!before) return [`new file mode ${after?.mode}`];
  if (!after) return [`deleted file mode ${before.mode}`];
  const lines = before.mode === after.mode ? [] : [`old mode ${before.mode}`, `new mode ${after.mode}`];
  if (previousPath === null || previousPath === path) return lines;
  // Beyond 99 git would take the contents for equal.
  const percent = before.id === after.id ? 100 : Math.min(99, Math.floor(similarity ?? 50));
  return [
    ...lines,
    `similarity index ${percent}%`,
    `rename from ${quotePath(previousPath)}`,
    `rename to ${quotePath(path)}`,
  ];
}

/** A name that ends a line of its own: after one with a space git expects a tab, or it might be a date. */
function nameOf(path: string): string {
  return `${quotePath(path)}${path.includes(' ') ? '\t' : ''}`;
}

function writeHunks(out: PatchWriter, { before, after, blocks }: LineDifference): void {
  for (const hunk of toHunks(blocks, before.ends.length, CONTEXT)) {
    out.line(hunkHeader(hunk));
    let old = hunk.oldStart;
    for (const { oldStart, oldCount, newStart, newCount } of hunk.blocks) {
      out.lines(SPACE, before, { start: old, count: oldStart - old });
      out.lines(MINUS, before, { start: oldStart, count: oldCount });
      out.lines(PLUS, after, { start: newStart, count: newCount });
      old = oldStart + oldCount;
    }
    out.lines(SPACE, before, { start: old, count: hunk.oldStart + hunk.oldCount - old });
  }
}

function isSameType(before: PatchSide, after: PatchSide): boolean {
  return before.mode.slice(0, 3) === after.mode.slice(0, 3);
}
