import { hashOf } from './people.ts';
import type { Statement } from './script.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * When each instruction happened: dates stand at releases only, what lies between two dates of a branch is spread over
 * the working hours between them.
 *
 * @returns seconds since 1970 by statement
 */
export function scheduleOf(statements: readonly Statement[], start: number): Map<Statement, number> {
  const times = new Map<Statement, number>();
  const branches = new Map<string, { since: number; open: Statement[] }>([['main', { since: start, open: [] }]]);
  let current = 'main';
  for (const statement of statements) {
    if (statement.kind === 'on') current = openBranch(statement, branches);
    const branch = branches.get(current);
    if (!branch || statement.kind === 'on') continue;
    const end = boundaryOf(statement);
    if (end === null) {
      branch.open.push(statement);
      continue;
    }
    const stop = statement.kind === 'nightly' ? end - 8 * HOUR : end;
    for (const [index, open] of branch.open.entries()) {
      times.set(open, atWork(branch.since + ((stop - branch.since) * (index + 1)) / (branch.open.length + 1)));
    }
    times.set(statement, end);
    branches.set(current, { since: end, open: [] });
  }
  return times;
}

type Branches = Map<string, { since: number; open: Statement[] }>;

function openBranch(statement: Statement & { kind: 'on' }, branches: Branches): string {
  if (statement.from !== null) {
    branches.set(statement.branch, { since: branches.get(statement.from)?.since ?? 0, open: [] });
  }
  if (!branches.has(statement.branch)) throw new Error(`${statement.place}: no branch ${statement.branch} yet`);
  return statement.branch;
}

/** The moment a statement fixes, or null: releases come in the afternoon, nightlies at two. */
function boundaryOf(statement: Statement): number | null {
  switch (statement.kind) {
    case 'release':
      return secondsOf(statement.date) + 14 * HOUR + (hashOf(statement.tag) % 170) * 60;
    case 'nightly':
      return secondsOf(statement.date) + 2 * HOUR;
    case 'until':
      return secondsOf(statement.date);
    default:
      return null;
  }
}

function secondsOf(date: string): number {
  const milliseconds = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) throw new Error(`${date} is no day of the form 2026-11-20`);
  return milliseconds / 1000;
}

/** The same order, squeezed into eight to eighteen o'clock. */
function atWork(time: number): number {
  const day = Math.floor(time / DAY) * DAY;
  return Math.floor(day + 8 * HOUR + ((time - day) / DAY) * 10 * HOUR);
}
