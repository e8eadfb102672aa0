import type { ComparisonFile } from '#domain/file-difference.ts';
import type { GeneratedFile } from '#domain/generated-file.ts';

/** What the pages of neighbouring releases are drawn from, of all that was generated. */
export function comparisonFiles(files: readonly GeneratedFile[]): ComparisonFile[] {
  return files.flatMap((file) =>
    'text' in file && file.path.startsWith('comparisons/') ? [JSON.parse(file.text) as ComparisonFile] : [],
  );
}
