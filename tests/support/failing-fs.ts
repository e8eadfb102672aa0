import type { FileHandle } from 'node:fs/promises';

/** Which of the coming calls fails. */
interface Plan {
  calls: number;
  failAt: number;
  onwards: boolean;
}

const plan: Plan = { calls: 0, failAt: Number.POSITIVE_INFINITY, onwards: false };

/**
 * From now on the n-th call of `node:fs/promises` fails, or every one from the n-th on as when a disk goes away.
 * Infinity lets all of them work.
 */
export function failAt(call: number, onwards = false): void {
  Object.assign(plan, { calls: 0, failAt: call, onwards });
}

/** Whether a call failed since `failAt`. */
export function hasFailed(): boolean {
  return plan.calls >= plan.failAt;
}

/** A module like `node:fs/promises` whose functions count; for `vi.mock`. */
export function countingFs<T extends object>(real: T): T {
  const wrapped = Object.entries(real).map(([name, value]) => [
    name,
    typeof value === 'function' ? count(name, value) : value,
  ]);
  return Object.fromEntries(wrapped);
}

function count(name: string, call: (...args: unknown[]) => unknown) {
  return async (...args: unknown[]): Promise<unknown> => {
    stepOrFail(name);
    const result = await call(...args);
    return name === 'open' ? countingHandle(result as FileHandle) : result;
  };
}

/** Closing works always: a handle that cannot be closed would only keep the test's own folders open. */
function countingHandle(handle: FileHandle): FileHandle {
  return new Proxy(handle, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const bound = value.bind(target);
      return name === 'close' ? bound : count(String(name), bound);
    },
  });
}

function stepOrFail(name: string): void {
  plan.calls += 1;
  const fails = plan.onwards ? plan.calls >= plan.failAt : plan.calls === plan.failAt;
  if (fails) throw Object.assign(new Error(`EIO: i/o error, ${name}`), { code: 'EIO' });
}
