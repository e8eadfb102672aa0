// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './child.mjs';
import { isInstalled } from './installed.mjs';
import { withLock } from './lock.mjs';
import { findNpm } from './npm.mjs';

const WAITING = 'Another start is installing the packages; waiting for it...';
const INSTALL = ['ci', '--engine-strict=false', '--include=dev', '--include=optional'];

/**
 * Brings `node_modules` in step with the lock file; does nothing where a stamp says that it is.
 *
 * @param {string} root
 * @returns {Promise<string | null>} what went wrong and what to do about it, or null
 */
export async function prepareModules(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (readStamp(root) === hash) return null;
  try {
    return await withLock(join(root, '.cache', 'setup.lock'), WAITING, () =>
      bringInStep(root, lock.toString('utf8'), hash),
    );
  } catch (error) {
    return `Setting up ${root} failed: ${error}. The folder must be writable for the first start.`;
  }
}

/**
 * @param {string} root
 * @param {string} lock
 * @param {string} hash
 */
async function bringInStep(root, lock, hash) {
  // Whoever held the lock before may have done it all.
  if (readStamp(root) === hash) return null;
  const trouble = isInstalled(root, lock) ? null : await install(root);
  if (!trouble) writeStamp(root, hash);
  return trouble;
}

/** @param {string} root */
async function install(root) {
  const command = `npm ${INSTALL.join(' ')}`;
  const npm = findNpm();
  if (!npm) return `The packages are not installed and npm was not found. Install npm, or run: ${command}`;
  process.stderr.write('Installing packages, once (20 to 60 seconds)...\n');
  const args = [...npm.args, ...INSTALL, '--no-audit', '--no-fund', '--loglevel=error'];
  // Results of commands go to stdout: npm's words go to stderr.
  const end = await runToEnd(npm.program, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (end.code === 0) return null;
  const how = end.error?.message ?? end.signal ?? `exit code ${end.code}`;
  return `Installing the packages failed (${how}). What npm says stands above; to try by hand: ${command}`;
}

/** @param {string} root */
function readStamp(root) {
  const file = stampFile(root);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/**
 * @param {string} root
 * @param {string} hash
 */
function writeStamp(root, hash) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stampFile(root), `${hash}\n`);
}

/** @param {string} root */
function stampFile(root) {
  return join(root, 'node_modules', '.tagline-lock');
}
