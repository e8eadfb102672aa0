/** One measured ratio beside its budget. */
export interface Row {
  what: string;
  measured: string;
  budget: string;
  holds: boolean | null;
}

/** The rows as a table for a terminal; a budget that is not held says so in words. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, measured, budget, holds }) => [what, measured, budget, verdict(holds)]);
  const all = [['what', 'measured', 'budget', ''], ...lines];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  return all
    .map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function verdict(holds: boolean | null): string {
  if (holds === null) return 'not measured';
  return holds ? 'holds' : 'MISSED';
}

/** A ratio against the most it may be. */
export function atMost(what: string, value: number, limit: number, unit: string): Row {
  return { what, measured: `${value.toFixed(2)} ${unit}`, budget: `at most ${limit} ${unit}`, holds: value <= limit };
}
