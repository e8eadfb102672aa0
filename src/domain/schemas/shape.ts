import type { z } from 'astro/zod';
import { explainIssue, type SourceOf } from './explain.ts';
import type { Shaped } from './fault.ts';
import { outlineOf } from './outline.ts';

/**
 * Holds data against a schema.
 *
 * @param sourceOf the characters of an unquoted scalar as they stand in the file
 * @returns the typed value, or every fault in words that name the corrected value
 */
export function shape<T>(schema: z.ZodType<T>, data: unknown, sourceOf: SourceOf): Shaped<T> {
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const around = { outline: outlineOf(schema), sourceOf };
  return { ok: false, faults: result.error.issues.flatMap((issue) => explainIssue(issue, around)) };
}
