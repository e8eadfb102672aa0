// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], peer?: boolean }} Entry */

/**
 * Whether npm's own record under `node_modules` says that all that the lock file asks for on this machine is there
 * already, as after an `npm ci` by hand or by continuous integration.
 *
 * @param {string} root
 * @param {string} lock text of package-lock.json
 */
export function isInstalled(root, lock) {
  try {
    const wanted = entriesOf(lock);
    const present = entriesOf(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8'));
    return Object.entries(wanted).every(
      ([path, entry]) => path === '' || !isNeeded(entry) || same(entry, present[path]),
    );
  } catch {
    return false;
  }
}

/**
 * @param {string} text
 * @returns {Record<string, Entry>}
 */
function entriesOf(text) {
  return JSON.parse(text).packages;
}

/** @param {Entry} entry */
function isNeeded(entry) {
  if (!entry.optional) return true;
  // Which C library this machine has is not known here: either of the two will do, so neither is asked for.
  if (entry.libc || (!entry.os && !entry.cpu)) return false;
  return includes(entry.os, process.platform) && includes(entry.cpu, process.arch);
}

/**
 * @param {string[] | undefined} list
 * @param {string} value
 */
function includes(list, value) {
  return !list || list.includes(value);
}

/**
 * @param {Entry} entry
 * @param {Entry | undefined} other
 */
function same(entry, other) {
  return entry.version === other?.version && entry.integrity === other?.integrity;
}
