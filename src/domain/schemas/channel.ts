import { z } from 'astro/zod';
import { COMMAND_PARTS, type CommandTemplate, unknownParts } from '../install-template.ts';
import { cleanLine } from '../text.ts';
import { PLATFORM } from './artifact.ts';
import { identifier, line, prose, ruled } from './fields.ts';
import { channelTermsSchema } from './update-terms.ts';

const COMMAND = ruled({
  code: 'invalid-command',
  valid: (text) => text !== '' && text.length <= 500 && unknownParts(text).length === 0 && isOneLine(text),
  message: 'is not one command with known placeholders.',
  hint: () => `Write one line with ${COMMAND_PARTS.map((part) => `{${part}}`).join(', ')} alone in braces.`,
});

function isOneLine(text: string): boolean {
  return text === cleanLine(text) && text.trim() === text;
}

const commandTemplate: z.ZodType<CommandTemplate> = z
  .strictObject({
    name: line({ description: 'What runs it, for readers.', examples: ['Homebrew'] }),
    command: COMMAND.meta({
      description: 'One line; {version}, {tag} and {channel} stand for those of the release.',
      examples: ['brew install lantern/tap/lantern@{version}'],
    }),
    os: ruled(PLATFORM)
      .nullable()
      .default(null)
      .meta({ description: 'The system that it is for; default: any.', examples: ['macos'] }),
    component: identifier({ description: 'What it installs; default: the root product.', examples: ['exporter'] })
      .nullable()
      .default(null),
  })
  .meta({ description: 'A command of a package manager.' });

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
    switching: prose({
      description: 'How to get onto it from another channel.',
      examples: ['Set channel: beta in lantern.yaml and restart.'],
    }).default(''),
    goingBack: prose({
      description: 'Whether one can go back to where one came from, and how.',
      examples: ['Yes, to any 3.x: the cache on disk stays readable.'],
    }).default(''),
    install: z
      .array(commandTemplate)
      .default([])
      .meta({ description: 'Commands of package managers that follow the channel.' }),
    order: z
      .number()
      .int()
      .min(0)
      .max(9999)
      .optional()
      .meta({
        description:
          'Place among channels, lowest first; default: as such channels usually stand, stable 10, nightly 70.',
        examples: [1],
      }),
    from: identifier({
      description: 'Id of the channel that its releases come from; default: what its last promotion says.',
      examples: ['beta'],
    }).optional(),
    update: channelTermsSchema.optional(),
  })
  .meta({ title: 'A channel', description: 'channels/<id>/channel.yaml: where releases are offered.' });

/** What `channel.yaml` says, with defaults filled in. */
export type ChannelFile = z.output<typeof channelSchema>;
