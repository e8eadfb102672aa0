import { z } from 'astro/zod';
import type { Artifact } from '../artifact.ts';
import { installChartFile, installCommand } from '../registry.ts';
import { artifactSchema } from './artifact.ts';
import { commitId, instant, version } from './fields.ts';
import { unique } from './relations.ts';
import { releaseTermsSchema } from './update-terms.ts';

/** `channels/<channel>/[<component>/]<version>.yaml`: the release is offered on the channel. */
export const manifestSchema = z
  .strictObject({
    version: version({
      description: 'Version as in the tag, without prefix. Quote it: 1.10 is a number to YAML.',
      examples: ['2.4.1'],
    }),
    commit: commitId({
      description: 'Full id of the commit that the tag must name; a tag that moved away from it is an error.',
      examples: ['4f2c9d0e8b7a6f5e4d3c2b1a0918273645546372'],
    })
      .nullable()
      .default(null),
    date: instant({
      description: 'Moment of the release, in place of the date of its tag.',
      examples: ['2026-05-01T10:00:00Z'],
    })
      .nullable()
      .default(null),
    update: releaseTermsSchema.optional(),
    artifacts: z
      .array(artifactSchema)
      .default([])
      .superRefine(unique((artifact) => artifact.file, 'artifact'))
      .meta({ description: 'The files of the release.' }),
  })
  .transform((manifest) => ({
    ...manifest,
    artifacts: manifest.artifacts.map((artifact) => pinned(artifact, manifest.version)),
  }))
  .meta({
    title: 'A manifest',
    description:
      'channels/<channel>/[<component>/]<version>.yaml: a release is offered on the channel, with these files.',
  });

/** What a manifest says. */
export type ManifestFile = z.output<typeof manifestSchema>;

/** With the version that its registry has and the command that installs exactly that, where nobody stated them. */
function pinned(artifact: Artifact, release: string): Artifact {
  const { kind, registry, name, file, url, version = release } = artifact;
  if (kind !== 'package' && kind !== 'container' && kind !== 'chart') return artifact;
  if (registry !== undefined && name !== undefined) {
    const command = installCommand({ kind, registry, name, version, digest: artifact.digest });
    return { ...artifact, version, install: artifact.install ?? command };
  }
  return kind === 'chart' && url ? { ...artifact, install: artifact.install ?? installChartFile(file, url) } : artifact;
}
