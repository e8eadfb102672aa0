import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../scripts/project.ts';
import { costOf } from './processor-time.ts';
import { atMost, type Row } from './report.ts';

/** What one run of `data-once.ts` tells. */
interface Measured {
  seconds: number;
  /** Bytes by the first part of the name below `/data/`. */
  sizes: Record<string, [raw: number, packed: number]>;
}

/** Kilobytes, compressed. */
const BUDGETS = { packs: 6_000, graph: 10, changes: 250, trees: 100 };

/** What browsers compare any two releases with: its sizes, what packing costs, and what one more release costs. */
export function dataSizes(repository: string): Row[] {
  const cache = join(PROJECT, '.cache', 'bench', 'packs');
  rmSync(cache, { recursive: true, force: true });
  const once = (without: number): Measured => {
    const args = [join(PROJECT, 'tests', 'bench', 'data-once.ts'), repository];
    const { output } = costOf(process.execPath, [...args, `${cache}-patch-ids`, cache, String(without)]);
    return JSON.parse(output.trim().split('\n').at(-1) ?? '');
  };
  const [first, { seconds, sizes }] = [once(1), once(0)];
  return [
    ...Object.entries(BUDGETS).map(([name, budget]) => sizeRow(name, sizes[name] ?? [0, 0], budget)),
    atMost('packing and trees, the first time', first.seconds, 60, 's'),
    atMost('the same after one more release', (100 * seconds) / first.seconds, 10, '%'),
  ];
}

function sizeRow(name: string, [raw, packed]: [number, number], budget: number): Row {
  const row = atMost(`/data/${name}, compressed`, packed / 1000, budget, 'kB');
  return { ...row, measured: `${row.measured} (${Math.round(raw / 1000)} kB unpacked)` };
}
