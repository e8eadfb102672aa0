import type { Fact } from '../fact.ts';
import { parseToml } from '../toml.ts';
import { factsOf, valueAt } from './file-facts.ts';

/** Files that hold one version, and what it is of. */
const SINGLE: ReadonlyMap<string, string> = new Map([
  ['.nvmrc', 'node'],
  ['.node-version', 'node'],
  ['.python-version', 'python'],
  ['.ruby-version', 'ruby'],
  ['.go-version', 'go'],
  ['.java-version', 'java'],
  ['rust-toolchain', 'rust'],
]);

/** Names of the files that `parseVersionFile` reads. */
export const VERSION_FILES: readonly string[] = [...SINGLE.keys(), '.tool-versions', 'rust-toolchain.toml'];

/** The versions that a file such as `.nvmrc` or `.tool-versions` tells a version manager to use. */
export function parseVersionFile(name: string, text: string): Fact[] {
  if (name === '.tool-versions') return toolVersions(text);
  const tool = SINGLE.get(name);
  if (name === 'rust-toolchain.toml' || /^\s*\[toolchain\]/.test(text))
    return factsOf('tools', [['rust', valueAt(parseToml(text), 'toolchain', 'channel')]]);
  const [line = ''] = meaningfulLines(text);
  return tool && line !== '' ? factsOf('tools', [[tool, line]]) : [];
}

function toolVersions(text: string): Fact[] {
  const pairs = meaningfulLines(text).map((line): [string, string] => {
    const [tool = '', ...versions] = line.split(/\s+/);
    return [tool === 'nodejs' ? 'node' : tool, versions.join(', ')];
  });
  return factsOf(
    'tools',
    pairs.filter(([, version]) => version !== ''),
  );
}

function meaningfulLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/#.*$/, '').trim());
  return lines.filter((line) => line !== '');
}
