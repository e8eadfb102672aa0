import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTempFolder } from './temp-folder.ts';

/** A key of GPG in a home of its own, made with the gpg of this machine. */
export interface GpgSigner {
  /** The armored block of its public half. */
  block: () => string;
  sign: (message: string) => string;
  /** Revokes the key: `block` then says so. */
  revoke: () => void;
  /** Ends the agent that gpg started for this home. */
  end: () => void;
}

const GPG = 'gpg';
const GPGCONF = 'gpgconf';

/** Whether there is a gpg to make and check signatures with. */
export const HAS_GPG = spawnSync(GPG, ['--version']).status === 0;

/**
 * Makes a key that was made at `since` and, where `days` says so, ends so many days later.
 *
 * @param since `YYYYMMDDTHHMMSS` in UTC; signatures are of that moment as well
 */
export function createGpgSigner(since = '20250101T000000', days = 0): GpgSigner {
  const home = createTempFolder('gpg');
  chmodSync(home, 0o700);
  const gpg = (args: readonly string[], input?: string): string => {
    const options = [
      '--homedir',
      home,
      '--batch',
      '--quiet',
      '--faked-system-time',
      since,
      '--pinentry-mode',
      'loopback',
    ];
    const end = spawnSync(GPG, [...options, '--passphrase', '', ...args], { input, encoding: 'utf8' });
    if (end.status !== 0) throw new Error(`gpg ${args.join(' ')} failed: ${end.stderr}`);
    return end.stdout;
  };
  gpg(['--quick-gen-key', 'Mara Lind <mara@example.com>', 'ed25519', 'sign', days === 0 ? 'never' : `${days}d`]);
  const print = /^fpr:+([0-9A-F]+):/m.exec(gpg(['--with-colons', '--list-keys']))?.[1] ?? '';
  return {
    block: () => gpg(['--armor', '--export', '--export-options', 'export-minimal']),
    sign: (message) => gpg(['--armor', '--detach-sign'], message),
    revoke: () => {
      // gpg writes one with every key, behind a colon so that nobody imports it by accident.
      const certificate = readFileSync(join(home, 'openpgp-revocs.d', `${print}.rev`), 'utf8');
      gpg(['--import'], certificate.slice(certificate.indexOf(':-----') + 1));
    },
    end: () => {
      spawnSync(GPGCONF, ['--homedir', home, '--kill', 'all']);
    },
  };
}
