import { powerShellWord, shellWord } from './shell-word.ts';

/** How to check something on one system. */
export interface VerifyCommand {
  /** Where it runs: `Linux`, `Windows (PowerShell)`. */
  system: string;
  /** Id of the system, as artifacts name it; null where it is the same on several. */
  os: string | null;
  command: string;
  /** What it prints when all is well. */
  good: string;
}

/**
 * Commands that say whether a downloaded file is the one that was published.
 *
 * @param file name of the file; it may hold anything, and is quoted for each shell
 * @param sha256 lower-case hexadecimal
 */
export function hashCommands(file: string, sha256: string): VerifyCommand[] {
  const line = quoted(`${sha256}  ${file}`);
  const good = `${file}: OK`;
  const prompt = promptWord(file);
  return [
    { system: 'Linux', os: 'linux', command: `echo ${line} | sha256sum --check`, good },
    { system: 'macOS', os: 'macos', command: `echo ${line} | shasum -a 256 --check`, good },
    {
      system: 'Windows, PowerShell',
      os: 'windows',
      command: `(Get-FileHash -Algorithm SHA256 -LiteralPath ${powerShellWord(file)}).Hash -eq '${sha256}'`,
      good: 'True',
    },
    ...(prompt === null
      ? []
      : [
          {
            system: 'Windows, command prompt',
            os: 'windows',
            command: `certutil -hashfile ${prompt} SHA256`,
            good: sha256,
          },
        ]),
  ];
}

/** Commands that check every downloaded file at once against the list of checksums that lies beside them. */
export function listCommands(list: string): VerifyCommand[] {
  const good = 'OK behind each name';
  return [
    { system: 'Linux', os: 'linux', command: `sha256sum --check --ignore-missing ${shellWord(list)}`, good },
    { system: 'macOS', os: 'macos', command: `shasum -a 256 --check --ignore-missing ${shellWord(list)}`, good },
  ];
}

/** In single quotes whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** For the command prompt of Windows, which expands `%` also between quotes; null for what it cannot be told. */
function promptWord(file: string): string | null {
  if (/^[\w.+-]+$/.test(file)) return file;
  return /^[^"%!^\s]+$/.test(file) ? `"${file}"` : null;
}
