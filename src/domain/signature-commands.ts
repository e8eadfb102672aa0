import type { Artifact } from './artifact.ts';
import { roleOf, type SignatureKind } from './file-role.ts';
import type { Key } from './key.ts';
import { keyStanding } from './key-standing.ts';
import { powerShellWord, shellWord } from './shell-word.ts';
import type { VerifyCommand } from './verify-commands.ts';

/** A file with a signature beside it. */
export type Signed = Pick<Artifact, 'file' | 'signatureKind'> & { signature: string };

/** What checks a signature: as its manifest says, else as its name tells, else by the only kind of key there is. */
function signatureKind({ signature, signatureKind: stated }: Signed, keys: readonly Key[]): SignatureKind | null {
  if (stated) return stated;
  const role = roleOf(lastPart(signature));
  const told = role.role === 'signature' ? role.kind : null;
  const kinds = new Set(keys.map(({ kind }) => kind));
  return told ?? (kinds.size === 1 ? ([...kinds][0] ?? null) : null);
}

/**
 * Commands that check the signature of a downloaded file, both files in the folder where they run.
 *
 * @param keys those that sign artifacts and were in use when it was made
 * @returns none where its kind is not known, or no key is stated that checks it
 */
export function signatureCommands(signed: Signed, keys: readonly Key[]): VerifyCommand[] {
  const kind = signatureKind(signed, keys);
  const names = { file: signed.file, signature: lastPart(signed.signature) };
  const fitting = keys.filter((key) => key.kind === kind);
  const whose = ({ owner, id }: Key) => `, with the key ${owner === null ? id : `of ${owner}`}`;
  return fitting.flatMap((key) =>
    COMMANDS[key.kind](names, key).map((each) => ({ ...each, system: `${each.system}${whose(key)}` })),
  );
}

/** Keys that may have signed a file on a day, `YYYY-MM-DD`. */
export function keysOn(keys: readonly Key[], day: string): Key[] {
  return keys.filter((key) => key.for.includes('artifacts') && keyStanding(key, day) === 'valid');
}

interface Names {
  file: string;
  signature: string;
}

const COMMANDS: Record<Key['kind'], (names: Names, key: Key) => VerifyCommand[]> = { minisign, ssh, gpg };

function minisign({ file, signature }: Names, { key }: Key): VerifyCommand[] {
  const beside = (word: (text: string) => string) => (signature === `${file}.minisig` ? '' : ` -x ${word(signature)}`);
  const command = (word: (text: string) => string) => `minisign -Vm ${word(file)}${beside(word)} -P ${key}`;
  const good = 'Signature and comment signature verified';
  return [
    { system: 'Linux and macOS', os: null, command: command(shellWord), good },
    { system: 'Windows, PowerShell', os: 'windows', command: command(powerShellWord), good },
  ];
}

/** PowerShell has no `<`, so that the command prompt hands the file over. */
function ssh({ file, signature }: Names, { id, key }: Key): VerifyCommand[] {
  const signer = `${id} namespaces="file" ${key}`;
  const verify = `ssh-keygen -Y verify -f allowed_signers -I ${id} -n file -s`;
  const good = `Good "file" signature for ${id}`;
  const posix = [`echo '${signer}' > allowed_signers`, `${verify} ${shellWord(signature)} < ${shellWord(file)}`];
  const windows = [
    `Set-Content -Encoding ascii allowed_signers '${signer}'`,
    `cmd /c '${verify} ${signature} < ${file}'`,
  ];
  const isPlain = [file, signature].every((name) => /^[\w.+-]+$/.test(name));
  return [
    { system: 'Linux and macOS', os: null, command: posix.join('\n'), good },
    ...(isPlain ? [{ system: 'Windows, PowerShell', os: 'windows', command: windows.join('\n'), good }] : []),
  ];
}

/** A keyring of its own: in the reader's, every key would do. */
function gpg({ file, signature }: Names, { id, key }: Key): VerifyCommand[] {
  const ring = `${id}.gpg`;
  const dearmor = `gpg --yes --output ${ring} --dearmor`;
  const verify = (word: (text: string) => string) => `gpgv --keyring ./${ring} ${word(signature)} ${word(file)}`;
  const good = 'Good signature';
  return [
    {
      system: 'Linux and macOS',
      os: null,
      command: `${dearmor} <<'KEY'\n${key.trim()}\nKEY\n${verify(shellWord)}`,
      good,
    },
    {
      system: 'Windows, PowerShell',
      os: 'windows',
      command: `@'\n${key.trim()}\n'@ | ${dearmor}\n${verify(powerShellWord)}`,
      good,
    },
  ];
}

/** Name of the file that an address leads to. */
export function lastPart(address: string): string {
  const path = /^https:/.test(address) ? new URL(address).pathname : address;
  const last = path.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
