import type { Manifest } from '#domain/portal-folder.ts';
import type { PortalFile } from '#domain/portal-layout.ts';
import type { Problem } from '#domain/problem.ts';
import { safeUrl } from '#domain/safe-url.ts';
import { type ManifestFile, manifestSchema } from '#domain/schemas/manifest.ts';
import { shape } from '#domain/schemas/shape.ts';
import { slugOf } from '#domain/slug.ts';
import type { FoundFile } from './portal-files.ts';
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
  const yaml = await readYamlFile(file, problems);
  if (!yaml) return null;
  const says = accept(yaml, shape(manifestSchema, yaml.data ?? {}, yaml.sourceOf), problems);
  if (!says) return null;
  const before = problems.length;
  checkName(yaml, says, place.name, problems);
  checkHosts(yaml, says, hosts, problems);
  if (problems.length > before) return null;
  return { file: file.path, channel: place.channel, component: place.component, ...says };
}

function checkName(yaml: YamlFile, says: ManifestFile, name: string, problems: Problem[]): void {
  if (name === says.version || slugOf(name) === slugOf(says.version)) return;
  const message = `is ${says.version}, but the file is called ${name}.yaml.`;
  const hint = `Rename the file to ${says.version}.yaml, or write '${name}'.`;
  problems.push(problemAt(yaml, { code: 'manifest-name', path: ['version'], part: 'value', message, hint }));
}

/** Tells of artifacts that lie on other hosts than the settings name. */
export function checkHosts(yaml: YamlFile, says: ManifestFile, hosts: readonly string[], problems: Problem[]): void {
  if (hosts.length === 0) return;
  for (const [index, artifact] of says.artifacts.entries()) {
    for (const key of ['url', 'signature', 'sbom', 'provenance'] as const) {
      const address = artifact[key];
      if (!address || safeUrl(address, hosts)) continue;
      const message = `lies on ${new URL(address).hostname}, which is not one of the hosts of the settings.`;
      const hint = `Use one of ${hosts.join(', ')}, or add the host to artifactHosts in portal.yaml.`;
      problems.push(
        problemAt(yaml, { code: 'artifact-host', path: ['artifacts', index, key], part: 'value', message, hint }),
      );
    }
  }
}
