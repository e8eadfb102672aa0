import { setFlagsFromString } from 'node:v8';

/**
 * Whether V8 may compile hot functions a last time, with its optimizing compiler. Mining runs for a few seconds and is
 * wide, not deep: compiling its many functions that far costs a fifth of its processor time and never pays back.
 */
export function allowTopTier(allowed: boolean): void {
  setFlagsFromString(allowed ? '--turbofan' : '--no-turbofan');
}
