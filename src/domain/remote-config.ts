/**
 * The address of `origin`, read from the text of a repository's configuration: nothing in it is obeyed.
 *
 * @returns null where there is none
 */
export function parseRemote(config: string): string | null {
  let section = '';
  let first: string | null = null;
  for (const line of config.split('\n')) {
    const heading = /^\s*\[(\w+)(?:\s+"([^"]*)")?\]/.exec(line);
    if (heading) section = `${heading[1]?.toLowerCase()} ${heading[2] ?? ''}`;
    const url = /^\s*url\s*=\s*(\S+)\s*$/i.exec(line)?.[1];
    if (!url || !section.startsWith('remote ')) continue;
    if (section === 'remote origin') return url;
    first ??= url;
  }
  return first;
}
