import type { Artifact } from './artifact.ts';
import { formOf, systemName } from './downloads.ts';
import { formatSize } from './format.ts';

/** What stands behind the version in a title: `for Linux, x64`, or `source code`. */
export function platformWords({ os, arch, kind }: Pick<Artifact, 'os' | 'arch' | 'kind'>): string {
  if (os === 'any') return kind === 'source' ? 'source code' : 'for every system';
  const processor = processorWords(os, arch);
  return processor === '' ? `for ${systemName(os)}` : `for ${systemName(os)}, ${processor}`;
}

/** What stands on a button: `Linux x64, tar.gz, 8.1 MB`. */
export function buildWords(artifact: Pick<Artifact, 'file' | 'os' | 'arch' | 'kind' | 'size'>): string {
  const { os, arch, kind, size } = artifact;
  const processor = processorWords(os, arch);
  const system = os === 'any' ? (kind === 'source' ? 'Source code' : 'Every system') : systemName(os);
  return [[system, processor].filter(Boolean).join(' '), formOf(artifact), size === null ? '' : formatSize(size)]
    .filter(Boolean)
    .join(', ');
}

/** A build beside others for the same system: `arm64 tar.gz`, `x64 deb for Debian and Ubuntu`. */
export function otherWords(artifact: Pick<Artifact, 'file' | 'os' | 'arch' | 'kind'>): string {
  const form = formOf(artifact);
  const whose = artifact.os === 'linux' && Object.hasOwn(DISTRIBUTIONS, form) ? ` for ${DISTRIBUTIONS[form]}` : '';
  return [processorWords(artifact.os, artifact.arch), `${form}${whose}`].filter(Boolean).join(' ');
}

/** `arm64 (Apple silicon)`: a processor as the readers of a system know it, or nothing where it does not matter. */
function processorWords(os: string, arch: string): string {
  if (arch === 'any') return '';
  const known = os === 'macos' && Object.hasOwn(MACS, arch) ? ` (${MACS[arch]})` : '';
  return `${arch}${known}`;
}

const MACS: Readonly<Record<string, string>> = {
  arm64: 'Apple silicon',
  x64: 'Intel',
  universal: 'Apple silicon and Intel',
};

const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  deb: 'Debian and Ubuntu',
  rpm: 'Fedora, RHEL and openSUSE',
  appimage: 'most distributions',
  snap: 'systems with Snap',
  flatpak: 'systems with Flatpak',
};
