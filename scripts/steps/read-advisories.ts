import { duplicateAdvisories } from '#domain/advisories/advisory-check.ts';
import type { AdvisoryFile } from '#domain/advisories/advisory-file.ts';
import { readOsv } from '#domain/advisories/advisory-osv.ts';
import { parseRange } from '#domain/advisories/advisory-range.ts';
import type { PortalFile } from '#domain/portal-layout.ts';
import type { Problem } from '#domain/problem.ts';
import { type AdvisoryYaml, advisorySchema } from '#domain/schemas/advisory.ts';
import { osvSchema } from '#domain/schemas/advisory-osv.ts';
import type { DataPath } from '#domain/schemas/fault.ts';
import { shape } from '#domain/schemas/shape.ts';
import type { FoundFile } from './portal-files.ts';
import type { PlacedFile } from './read-whole-folder.ts';
import { accept, problemAt, readYamlFile, type YamlFile } from './read-yaml-file.ts';

/** Every advisory that can be read, in the order of their files; faults become problems with their places. */
export async function readAdvisories(files: readonly PlacedFile[], problems: Problem[]): Promise<AdvisoryFile[]> {
  const advisories: AdvisoryFile[] = [];
  for (const { place, ...file } of files) {
    const read = place.kind === 'advisory' ? await readAdvisory(file, place, problems) : null;
    if (read) advisories.push(read);
  }
  problems.push(...duplicateAdvisories(advisories));
  return advisories;
}

async function readAdvisory(
  file: FoundFile,
  place: Extract<PortalFile, { kind: 'advisory' }>,
  problems: Problem[],
): Promise<AdvisoryFile | null> {
  // JSON is YAML: read as such, every fault of it has its line and column.
  const yaml = await readYamlFile(file, problems);
  if (!yaml) return null;
  const says = place.format === 'json' ? readJson(yaml, problems) : readOwn(yaml, problems);
  if (!says) return null;
  const advisory = { file: file.path, ...says };
  if (says.id.toUpperCase() === place.name.toUpperCase()) return advisory;
  const message = `is ${says.id}, but the file is called ${place.name}.${place.format}.`;
  const hint = `Rename the file to ${says.id}.${place.format}, or write '${place.name}'.`;
  problems.push(problemAt(yaml, { code: 'advisory-name', path: ['id'], part: 'value', message, hint }));
  return null;
}

function readJson(yaml: YamlFile, problems: Problem[]): Omit<AdvisoryFile, 'file'> | null {
  const says = accept(yaml, shape(osvSchema, yaml.data ?? {}, yaml.sourceOf), problems);
  return says && readOsv(says, placer(yaml));
}

function readOwn(yaml: YamlFile, problems: Problem[]): Omit<AdvisoryFile, 'file'> | null {
  const says = accept(yaml, shape(advisorySchema, yaml.data ?? {}, yaml.sourceOf), problems);
  return says && withScope(says, placer(yaml));
}

function withScope(
  { component, affected, fixed, ...rest }: AdvisoryYaml,
  placeOf: ReturnType<typeof placer>,
): Omit<AdvisoryFile, 'file'> {
  const scope = {
    component: component ?? null,
    package: null,
    ranges: affected.flatMap((range) => {
      const bounds = parseRange(range);
      return bounds ? [bounds] : [];
    }),
    versions: [],
    fixed: fixed.map((fix, index) => ({ ...fix, where: placeOf(['fixed', index]) })),
    commits: [],
    where: placeOf(component === undefined ? ['affected'] : ['component']),
  };
  return { ...rest, scopes: [scope] };
}

function placer(yaml: YamlFile) {
  return (path: DataPath) => ({ file: yaml.path, ...yaml.place(path, 'value') });
}
