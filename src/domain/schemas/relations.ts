import type { z } from 'astro/zod';

/** Checks that one day is not after another of the same object; a missing one is no fault. */
export function inOrder<K extends string>(first: K, second: K) {
  return (value: Partial<Record<K, unknown>>, context: z.RefinementCtx): void => {
    const [from, to] = [value[first], value[second]];
    if (typeof from !== 'string' || typeof to !== 'string' || from <= to) return;
    context.addIssue({
      code: 'custom',
      path: [second],
      message: `is ${to}, before '${first}', which is ${from}.`,
      params: { code: 'wrong-order', hint: `Write a day from ${from} on, or an earlier '${first}'.` },
    });
  };
}

/** Checks that no two items of a list have the same key. */
export function unique<T>(keyOf: (item: T) => string, noun: string) {
  return (items: readonly T[], context: z.RefinementCtx): void => {
    const seen = new Map<string, number>();
    for (const [index, item] of items.entries()) {
      const first = seen.get(keyOf(item));
      if (first === undefined) seen.set(keyOf(item), index);
      else context.addIssue({ code: 'custom', path: [index], ...twice(keyOf(item), noun, first) });
    }
  };
}

function twice(key: string, noun: string, first: number) {
  return {
    message: `is the second ${noun} '${key}'.`,
    params: { code: 'duplicate-entry', hint: `Keep one of the two; the first is number ${first + 1} of the list.` },
  };
}
