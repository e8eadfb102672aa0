import { z } from 'astro/zod';
import { line, prose } from './fields.ts';
import { channelTermsSchema } from './update-terms.ts';

/** `channels/<id>/channel.yaml`: what the channel is. The folder names its id. */
export const channelSchema = z
  .strictObject({
    name: line({
      description: 'Name for readers; default: the id with a capital letter.',
      examples: ['Stable'],
    }).optional(),
    description: prose({
      description: 'What it is for, one or two sentences.',
      examples: ['Tested releases for everybody.'],
    }).default(''),
    cadence: line({ description: 'How often it gets a release.', examples: ['Every six weeks'] }).default(''),
    support: line({
      description: 'How long its releases are supported.',
      examples: ['Until the next release'],
    }).default(''),
    audience: line({ description: 'Who should use it.', examples: ['Everybody in production'] }).default(''),
    order: z
      .number()
      .int()
      .min(0)
      .max(9999)
      .default(100)
      .meta({ description: 'Place among channels, lowest first.', examples: [1] }),
    update: channelTermsSchema.optional(),
  })
  .meta({ title: 'A channel', description: 'channels/<id>/channel.yaml: where releases are offered.' });

/** What `channel.yaml` says, with defaults filled in. */
export type ChannelFile = z.output<typeof channelSchema>;
    from: identifier({
      description: 'Id of the channel that its releases come from; default: what its last promotion says.',
      examples: ['beta'],
    }).optional(),
