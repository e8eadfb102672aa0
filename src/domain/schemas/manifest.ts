import { z } from 'astro/zod';
import { artifactSchema } from './artifact.ts';
import { commitId, instant, version } from './fields.ts';
import { unique } from './relations.ts';

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
    artifacts: z
      .array(artifactSchema)
      .default([])
      .superRefine(unique((artifact) => artifact.file, 'artifact'))
      .meta({ description: 'The files of the release.' }),
  })
  .meta({
    title: 'A manifest',
    description:
      'channels/<channel>/[<component>/]<version>.yaml: a release is offered on the channel, with these files.',
  });

/** What a manifest says. */
export type ManifestFile = z.output<typeof manifestSchema>;
