// @ts-check
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds: how often the holder shows that it lives. */
const BEAT = 1_000;

/**
 * After what silence it counts as dead, in milliseconds: where no process of its number runs on its machine; where
 * nothing is known of it; and where one runs, since a busy machine may keep it from showing itself for a while.
 */
const SILENCE = { ended: 3_000, unknown: 10_000, running: 120_000 };
const PATIENCE = 600_000;

/**
 * Runs `work` while no other process does: two first runs at once would delete each other's packages, and two builds
 * each other's pages. The lock is a folder, since creating one is atomic everywhere; that of a process that died is
 * taken over.
 *
 * @template T
 * @param {string} folder
 * @param {string} waiting what is said once while another process holds the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T | string>} what `work` gives, or why the lock could not be had
 */
export async function withLock(folder, waiting, work) {
  const token = `${process.pid} ${hostname()} ${Math.random()}`;
  mkdirSync(dirname(folder), { recursive: true });
  const deadline = Date.now() + PATIENCE;
  for (let told = false; !take(folder, token); told = true) {
    if (!told) process.stderr.write(`${waiting}\n`);
    if (Date.now() > deadline)
      return `Another process holds ${folder} for ten minutes. If none runs, delete that folder.`;
    removeIfSilent(folder);
    await sleep(200);
  }
  const release = () => {
    // Another may have taken it over while this process was asleep.
    if (ownerOf(folder) === token) rmSync(folder, { recursive: true, force: true });
  };
  const beat = setInterval(() => touch(folder), BEAT);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

/**
 * @param {string} folder
 * @param {string} token
 */
function take(folder, token) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(folder, 'owner'), token);
  return true;
}

/**
 * Renames before deleting: of several that find the lock silent, one wins; and who renamed a fresh lock by mistake
 * sees another owner in it and puts it back.
 *
 * @param {string} folder
 */
function removeIfSilent(folder) {
  const judged = ownerOf(folder);
  if (!isSilent(folder, SILENCE[stateOf(judged)])) return;
  const aside = `${folder}.${process.pid}`;
  try {
    renameSync(folder, aside);
    if (ownerOf(aside) === judged) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, folder);
  } catch {
    // Another process was faster; the next attempt sees what it left.
  }
}

/**
 * What is known of the process that an owner's token names.
 *
 * @param {string | null} owner
 * @returns {keyof typeof SILENCE}
 */
function stateOf(owner) {
  const [pid = '', host] = (owner ?? '').split(' ');
  if (host !== hostname()) return 'unknown';
  try {
    process.kill(Number(pid), 0);
    return 'running';
  } catch (error) {
    // One that runs and belongs to somebody else must not be asked.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH' ? 'ended' : 'running';
  }
}

/**
 * @param {string} folder
 * @param {number} limit milliseconds
 */
function isSilent(folder, limit) {
  try {
    return Date.now() - statSync(folder).mtimeMs > limit;
  } catch {
    return false;
  }
}

/** @param {string} folder */
function ownerOf(folder) {
  try {
    return readFileSync(join(folder, 'owner'), 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} folder */
function touch(folder) {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // Taken over while this process was asleep; npm finishes all the same.
  }
}
