import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type GpgVerdict, readGpgStatus } from '#domain/signature/gpg-status.ts';
import { ownName, sweepLeftovers } from './leftovers.ts';

const PROGRAM = 'gpg';
const NAME = 'tagline-gpg';

/**
 * Checks many signed messages with the gpg on PATH, in a home of its own that holds these keys alone: nobody's keyring,
 * options, agent or network has a say. Two processes, however many messages.
 *
 * @param keys armored blocks
 * @param messages packets as `signedMessage` joins them
 * @returns a verdict a message in their order, or null where there is no gpg
 */
export async function verifyWithGpg(
  keys: readonly string[],
  messages: readonly Uint8Array[],
): Promise<GpgVerdict[] | null> {
  await sweepLeftovers(tmpdir(), NAME);
  const home = join(tmpdir(), ownName(NAME));
  await mkdir(home, { mode: 0o700 });
  try {
    await writeFile(join(home, 'keys.asc'), keys.join('\n'));
    for (const [at, message] of messages.entries()) await writeFile(join(home, nameOf(at)), message);
    if ((await run(home, ['--batch', '--import', 'keys.asc'], '')) === null) return null;
    // With --batch it would end at the first bad signature.
    const status = await run(home, ['--verify-files'], messages.map((_, at) => `${nameOf(at)}\n`).join(''));
    const verdicts = readGpgStatus(status ?? '');
    return messages.map((_, at) => verdicts.get(nameOf(at)) ?? NOTHING_SAID);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const NOTHING_SAID: GpgVerdict = { outcome: 'bad', fingerprint: null, signer: null, revoked: false, ends: null };

function nameOf(at: number): string {
  return `${at}.gpg`;
}

/** Whether a program of that name lies on PATH: what a build says of tags depends on it. */
export function hasGpg(): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.some((folder) => existsSync(join(folder, PROGRAM)) || existsSync(join(folder, `${PROGRAM}.exe`)));
}

/** Far ahead, so that what a key says of its end is told whenever it is asked, and no verdict depends on the clock. */
const LATE = String(Date.UTC(2100, 0, 1) / 1000);

const OPTIONS = [
  ...['--no-options', '--no-tty', '--no-autostart', '--disable-dirmngr', '--no-auto-key-locate'],
  ...['--no-auto-check-trustdb', '--trust-model', 'always', '--status-fd', '1', '--faked-system-time', LATE],
];

/** What it wrote to its status, or null where it could not be started; its exit code says less than that. */
async function run(home: string, args: readonly string[], input: string): Promise<string | null> {
  return await new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? '', GNUPGHOME: home, HOME: home, LC_ALL: 'C', TZ: 'UTC' };
    const child = spawn(PROGRAM, ['--homedir', home, ...OPTIONS, ...args], {
      cwd: home,
      env: process.env.SystemRoot ? { ...env, SystemRoot: process.env.SystemRoot } : env,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve(null));
    child.on('close', () => resolve(Buffer.concat(pieces).toString('utf8')));
    child.stdin.end(input);
  });
}
