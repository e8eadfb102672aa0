/** How to check a file's SHA-256 on one system. */
export interface VerifyCommand {
  system: string;
  command: string;
}

/**
 * Commands that say whether a downloaded file is the one that was published.
 *
 * @param file name of the file; it may hold anything, and is quoted for each shell
 * @param sha256 lower-case hexadecimal
 */
export function verifyCommands(file: string, sha256: string): VerifyCommand[] {
  return [
    { system: 'Linux', command: `echo ${posixWord(`${sha256}  ${file}`)} | sha256sum --check` },
    { system: 'macOS', command: `echo ${posixWord(`${sha256}  ${file}`)} | shasum -a 256 --check` },
    {
      system: 'Windows',
      command: `(Get-FileHash -Algorithm SHA256 -LiteralPath ${powerShellWord(file)}).Hash -eq '${sha256}'`,
    },
  ];
}

function posixWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** PowerShell also ends a quotation at typographic quotes. */
function powerShellWord(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
