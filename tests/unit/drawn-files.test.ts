import { describe, expect, test } from 'vitest';
import type { FileDifference } from '#domain/file-difference.ts';
import { drawFiles, LIMITS } from '../../src/queries/drawn-files.ts';

const PATCH = `@@ -18,7 +18,8 @@ [upstream]
 keep_alive = true
-timeout = "30s"
+timeout = "10s"
+early_close = "retry"
 max_idle = 64
@@ -40,3 +41,3 @@
 a = 1
-http3 = false
+http3 = true
`;

function difference(over: Partial<FileDifference> = {}): FileDifference {
  const ids = { oldId: 'a'.repeat(40), newId: 'b'.repeat(40), oldMode: '100644', newMode: '100644' };
  const rest = { previousPath: null, reason: null, added: 3, removed: 2 };
  return { status: 'modified', path: 'src/defaults.toml', patch: PATCH, ...ids, ...rest, ...over };
}

describe('a file of a comparison', () => {
  test('has numbered lines, colours and marks on the words that differ', async () => {
    const [file] = await drawFiles([difference()]);
    expect(file?.hunks.map((hunk) => hunk.header)).toEqual(['@@ -18,7 +18,8 @@ [upstream]', '@@ -40,3 +41,3 @@']);
    const [, old, fresh] = file?.hunks[1]?.lines ?? [];
    expect([old?.oldNumber, old?.newNumber, fresh?.oldNumber, fresh?.newNumber]).toEqual([41, null, null, 42]);
    expect(old?.spans.filter((span) => span.marked).map((span) => span.text)).toEqual(['false']);
    expect(fresh?.spans.filter((span) => span.marked).map((span) => span.text)).toEqual(['true']);
    expect(fresh?.spans.map((span) => span.text).join('')).toBe('http3 = true');
    expect(fresh?.spans.some((span) => span.colour?.startsWith('tok-'))).toBe(true);
  });

  test('a name that looks like a patch does not matter, nor does hostile text in lines', async () => {
    const path = 'b\n+++ b/evil"\u202e.ts';
    const patch = '@@ -1 +1 @@\n-x\u0007\n+<script>alert(1)</script>\u202e\n';
    const [file] = await drawFiles([difference({ path, patch })]);
    expect(file?.path).toBe('b +++ b/evil"⟨U+202E⟩.ts');
    const text = file?.hunks[0]?.lines.map((line) => line.spans.map((span) => span.text).join(''));
    expect(text).toEqual(['x␇', '<script>alert(1)</script>⟨U+202E⟩']);
  });

  test('lines that look like headers of a patch are lines', async () => {
    const patch = '@@ -1,2 +1,2 @@\n--- a comment of SQL\n-- two\n+++ plus\n+diff --git a/x b/x\n';
    const [file] = await drawFiles([difference({ path: 'x.sql', patch })]);
    const text = file?.hunks.flatMap((hunk) => hunk.lines.map((line) => line.spans.map((span) => span.text).join('')));
    expect(text).toEqual(['-- a comment of SQL', '- two', '++ plus', 'diff --git a/x b/x']);
  });

  test('what does not fit is said', async () => {
    const many = `@@ -0,0 +1,${LIMITS.fileLines + 7} @@\n${'+line\n'.repeat(LIMITS.fileLines + 7)}`;
    const files = await drawFiles(Array.from({ length: 6 }, () => difference({ patch: many, path: 'x.txt' })));
    expect(files.map((file) => file.reason)).toEqual([
      ...Array(4).fill('7 more lines'),
      ...Array(2).fill(`${LIMITS.fileLines + 7} more lines`),
    ]);
    const lines = files.flatMap((file) => file.hunks.flatMap((hunk) => hunk.lines));
    expect(lines.length).toBe(LIMITS.lines);
  });

  test('modes and missing newlines are told', async () => {
    const patch = '@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n';
    const files = await drawFiles([
      difference({ newMode: '100755', patch }),
      difference({ oldMode: '100755', newMode: '100644' }),
      difference({ oldMode: null, newMode: '160000', status: 'added', patch: null, reason: 'submodule' }),
    ]);
    expect(files.map((file) => file.remarks)).toEqual([
      ['now a program', 'no newline at its end'],
      ['no longer a program'],
      ['a submodule'],
    ]);
    expect(files[2]?.reason).toBe('submodule');
  });

  test('a file without a patch says why', async () => {
    const files = await drawFiles([
      difference({ patch: null }),
      difference({ patch: null, oldId: 'b'.repeat(40), status: 'renamed', previousPath: 'src/old.toml' }),
      difference({ patch: null, reason: 'lock file' }),
    ]);
    expect(files.map((file) => file.reason)).toEqual([
      'its lines are not on this page',
      'no line differs',
      'lock file',
    ]);
  });

  test('a line of a million characters is cut with its size', async () => {
    const [file] = await drawFiles([difference({ patch: `@@ -0,0 +1 @@\n+${'x'.repeat(1_000_000)}\n` })]);
    const text = file?.hunks[0]?.lines[0]?.spans.map((span) => span.text).join('') ?? '';
    expect(text).toMatch(/^x{400}… \(999600 more characters\)$/);
  });
});
