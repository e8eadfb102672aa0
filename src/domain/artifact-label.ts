import type { Artifact } from './artifact.ts';

const SYSTEMS: Record<string, string> = { linux: 'Linux', macos: 'macOS', windows: 'Windows', any: 'Any system' };

/** `Linux x64` for a build, or what kind of file it is where it runs anywhere. */
export function artifactLabel(artifact: Pick<Artifact, 'os' | 'arch' | 'kind'>): string {
  if (artifact.kind === 'source') return 'Source code';
  if (artifact.os === 'any' && artifact.arch === 'any') return artifact.kind[0]?.toUpperCase() + artifact.kind.slice(1);
  const arch = artifact.arch === 'any' ? '' : ` ${artifact.arch}`;
  return `${Object.hasOwn(SYSTEMS, artifact.os) ? SYSTEMS[artifact.os] : artifact.os}${arch}`;
}
