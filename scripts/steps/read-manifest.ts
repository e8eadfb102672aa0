import { readPlainYaml } from '#domain/plain-yaml.ts';
import type { Manifest } from '#domain/portal-folder.ts';
import type { PortalFile } from '#domain/portal-layout.ts';
import type { Problem } from '#domain/problem.ts';
import { safeUrl } from '#domain/safe-url.ts';
import type { DataPath } from '#domain/schemas/fault.ts';
import { type ManifestFile, manifestSchema } from '#domain/schemas/manifest.ts';
import { shape } from '#domain/schemas/shape.ts';
import { slugOf } from '#domain/slug.ts';
import { type FoundFile, readTextFile } from './portal-files.ts';
import { accept, problemAt, readYamlFile, type YamlFile } from './read-yaml-file.ts';

/** A manifest file to read, and the hosts that its artifacts may lie on (none: any). */
export interface ManifestSource {
  file: FoundFile;
  place: Extract<PortalFile, { kind: 'manifest' }>;
  hosts: readonly string[];
}

/** Reads one manifest; null where it has faults, which become problems. */
export async function readManifest(
  { file, place, hosts }: ManifestSource,
  problems: Problem[],
): Promise<Manifest | null> {
  const read = await readTextFile(file);
  const quick = 'text' in read ? quickly(read.text, place.name, hosts) : null;
  if (quick) return manifestOf(file, place, quick);
  const yaml = await readYamlFile(file, problems);
  if (!yaml) return null;
  const says = accept(yaml, shape(manifestSchema, yaml.data ?? {}, yaml.sourceOf), problems);
  if (!says) return null;
  const before = problems.length;
  checkName(yaml, says, place.name, problems);
  checkHosts(yaml, says, hosts, problems);
  if (problems.length > before) return null;
  return manifestOf(file, place, says);
}

function manifestOf(file: FoundFile, place: ManifestSource['place'], says: ManifestFile): Manifest {
  return { file: file.path, channel: place.channel, component: place.component, ...says };
}

/** What a manifest without fault says, where it is written as programs write; null where more has to be looked at. */
function quickly(text: string, name: string, hosts: readonly string[]): ManifestFile | null {
  const { data } = manifestSchema.safeParse(readPlainYaml(text));
  return data && isNamed(data, name) && strayAddresses(data, hosts).length === 0 ? data : null;
}

function isNamed({ version }: ManifestFile, name: string): boolean {
  return name === version || slugOf(name) === slugOf(version);
}

function checkName(yaml: YamlFile, says: ManifestFile, name: string, problems: Problem[]): void {
  if (isNamed(says, name)) return;
  const message = `is ${says.version}, but the file is called ${name}.yaml.`;
  const hint = `Rename the file to ${says.version}.yaml, or write '${name}'.`;
  problems.push(problemAt(yaml, { code: 'manifest-name', path: ['version'], part: 'value', message, hint }));
}

/** Tells of artifacts that lie on other hosts than the settings name. */
export function checkHosts(yaml: YamlFile, says: ManifestFile, hosts: readonly string[], problems: Problem[]): void {
  for (const { path, address } of strayAddresses(says, hosts)) {
    const message = `lies on ${new URL(address).hostname}, which is not one of the hosts of the settings.`;
    const hint = `Use one of ${hosts.join(', ')}, or add the host to artifactHosts in portal.yaml.`;
    problems.push(problemAt(yaml, { code: 'artifact-host', path, part: 'value', message, hint }));
  }
}

function strayAddresses(says: ManifestFile, hosts: readonly string[]): { path: DataPath; address: string }[] {
  if (hosts.length === 0) return [];
  return says.artifacts.flatMap((artifact, index) =>
    (['url', 'signature', 'sbom', 'provenance'] as const).flatMap((key) => {
      const address = artifact[key];
      return address && !safeUrl(address, hosts) ? [{ path: ['artifacts', index, key], address }] : [];
    }),
  );
}
