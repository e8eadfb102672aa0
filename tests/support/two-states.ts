/** One of two states of a folder: most files are in both, some differ, some are in one of them only. */
export function filesOf(state: 'even' | 'odd'): { path: string; text: string }[] {
  return Array.from({ length: 60 }, (_, index) => {
    const differs = index % 3 === 0;
    const path = `${index % 7}/${index % 5 === 0 ? state : 'both'}-${index}.json`;
    return { path, text: `${differs ? state : 'both'} ${'x'.repeat(index * 50)}\n` };
  });
}
