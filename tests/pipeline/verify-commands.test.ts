import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Key } from '#domain/key.ts';
import { keysOn, signatureCommands } from '#domain/signature-commands.ts';
import { hashCommands, listCommands } from '#domain/verify-commands.ts';
import { createTempFolder } from '../support/temp-folder.ts';

/** Names that a manifest may state: usual ones, and one that a shell would read. */
const FILES = ['lantern-3.1.1-linux-x64.tar.gz', "it's-$(touch-owned)`x`;rm.zip"];

const isLinux = process.platform === 'linux';
const has = (program: string) => isLinux && spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Runs commands as a reader pastes them, in the folder of the files. */
function paste(folder: string, command: string): { good: boolean; says: string } {
  const env = { ...process.env, LC_ALL: 'C', GNUPGHOME: join(folder, '..', 'home') };
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', command], { cwd: folder, env, encoding: 'utf8' });
  return { good: status === 0, says: `${stdout}${stderr}` };
}

/** Runs a program that makes keys and signatures, and gives what it prints. */
function start(program: string, args: readonly string[], cwd?: string): string {
  return execFileSync(program, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
}

/** A folder with a file, and `sign` called there. */
function downloaded(file: string, sign: (folder: string, home: string) => void = () => {}): string {
  const root = createTempFolder();
  const [folder, home] = [join(root, 'downloads'), join(root, 'home')];
  mkdirSync(folder);
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(join(folder, file), 'light');
  sign(folder, home);
  return folder;
}

function key(kind: Key['kind'], text: string): Key {
  return {
    id: 'release-2026',
    kind,
    key: text,
    owner: null,
    for: ['artifacts'],
    from: null,
    until: null,
    revoked: null,
  };
}

function commandFor(file: string, signature: string, own: Key): { command: string; good: string } {
  const [first] = signatureCommands({ file, signature: `https://example.com/3.1.1/${encodeURIComponent(signature)}` }, [
    own,
  ]);
  if (!first) throw new Error('There is no command.');
  return first;
}

/** The command accepts the file as it is, and refuses it once it was changed. */
function provesFile(folder: string, file: string, { command, good }: { command: string; good: string }): void {
  const first = paste(folder, command);
  expect(first.says).toContain(good);
  expect(first.good).toBe(true);
  appendFileSync(join(folder, file), '!');
  expect(paste(folder, command).good).toBe(false);
}

const MAKERS: Record<
  Key['kind'],
  (file: string) => (folder: string, home: string) => { signature: string; public: string }
> = {
  minisign: (file) => (folder, home) => {
    const pair = ['-p', join(home, 'key.pub'), '-s', join(home, 'key')];
    start('minisign', ['-G', '-W', ...pair]);
    start('minisign', ['-S', '-s', join(home, 'key'), '-m', file], folder);
    return { signature: `${file}.minisig`, public: readFileSync(join(home, 'key.pub'), 'utf8').split('\n')[1] ?? '' };
  },
  ssh: (file) => (folder, home) => {
    start('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(home, 'key')]);
    start('ssh-keygen', ['-Y', 'sign', '-q', '-f', join(home, 'key'), '-n', 'file', file], folder);
    return { signature: `${file}.sig`, public: readFileSync(join(home, 'key.pub'), 'utf8').trim() };
  },
  gpg: (file) => (folder, home) => {
    const run = (...args: string[]) => start('gpg', ['--homedir', home, '--batch', '--quiet', ...args], folder);
    run('--passphrase', '', '--quick-generate-key', 'Lantern <release@lantern.example>', 'ed25519', 'sign');
    run('--armor', '--detach-sign', file);
    start('gpgconf', ['--homedir', home, '--kill', 'gpg-agent']);
    return { signature: `${file}.asc`, public: run('--armor', '--export') };
  },
};

const PROGRAMS: Record<Key['kind'], string> = { minisign: 'minisign', ssh: 'ssh-keygen', gpg: 'gpgv' };

describe.skipIf(!isLinux)('commands that readers paste', () => {
  test.each(FILES)('the hash of %s is checked', (file) => {
    const folder = downloaded(file);
    const sha256 = createHash('sha256').update('light').digest('hex');
    const [command] = hashCommands(file, sha256);
    if (!command) throw new Error('There is no command.');
    provesFile(folder, file, command);
  });

  test('a list of checksums checks what was downloaded of it', () => {
    const [file = ''] = FILES;
    const folder = downloaded(file);
    const sha256 = createHash('sha256').update('light').digest('hex');
    writeFileSync(join(folder, 'SHA256SUMS'), `${'a'.repeat(64)}  not-here.zip\n${sha256}  ${file}\n`);
    const [command] = listCommands('SHA256SUMS');
    provesFile(folder, file, { command: command?.command ?? '', good: `${file}: OK` });
  });

  for (const kind of ['minisign', 'ssh', 'gpg'] as const) {
    test.skipIf(!has(PROGRAMS[kind])).each(FILES)(`the signature of ${kind} on %s is checked`, (file) => {
      let made = { signature: '', public: '' };
      const folder = downloaded(file, (here, home) => {
        made = MAKERS[kind](file)(here, home);
      });
      provesFile(folder, file, commandFor(file, made.signature, key(kind, made.public)));
    });
  }

  test('keys that were not in use on the day, or are not for files, are in no command', () => {
    const own = key('minisign', 'RWQ');
    const others = [
      { ...own, revoked: '2026-01-01' },
      { ...own, from: '2026-06-01' },
      { ...own, until: '2026-04-30' },
      { ...own, for: ['tags' as const] },
    ];
    expect(keysOn([own, ...others], '2026-05-01')).toEqual([own]);
    expect(signatureCommands({ file: 'a.zip', signature: 'https://example.com/a.zip.asc' }, [own])).toEqual([]);
    const unnamed = { file: 'a.zip', signature: 'https://example.com/a.zip.sig' };
    expect(signatureCommands(unnamed, [own])[0]?.command).toBe('minisign -Vm a.zip -x a.zip.sig -P RWQ');
    expect(signatureCommands({ ...unnamed, signatureKind: 'gpg' }, [own])).toEqual([]);
  });
});
