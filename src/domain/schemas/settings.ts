import { z } from 'astro/zod';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { changeSettings } from './change-settings.ts';
import { compareSettings } from './compare-settings.ts';
import { componentSettings } from './component-settings.ts';
import { address, day, identifier, line, ruled } from './fields.ts';
import { freezeSettings } from './freeze-settings.ts';
import { keySettings, noKeyTwice } from './key-settings.ts';
import { lineSettings } from './line-settings.ts';
import { policySettings } from './policy-settings.ts';
import { unique } from './relations.ts';

const REPOSITORY = ruled({
  code: 'invalid-repository',
  valid: (text) => text.length > 0 && text.length <= 2048 && isRepository(text),
  message: 'is not a path or an address that git can read safely.',
  hint: () => "Write a path, '../lantern', or an address without a password, 'https://example.com/lantern.git'.",
});

const HOST = ruled({
  code: 'invalid-host',
  valid: (text) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(text),
  message: 'is not the name of a host.',
  hint: (text) =>
    `Write the host alone, for instance '${/^\w+:\/\/([a-z0-9.-]+)/i.exec(text)?.[1]?.toLowerCase() ?? 'downloads.example.com'}'.`,
});

const AUTHORITY = ruled({
  code: 'invalid-authority',
  valid: (text) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[A-Za-z0-9._~-]+)*$/.test(text),
  message: 'is not a host name with a path behind it.',
  hint: () => "Write a host that is yours and a path, for instance 'example.com/lantern'.",
});

/** `portal.yaml`: every key is optional and only refines what was detected. */
export const settingsSchema: z.ZodType<Settings> = z
  .strictObject({
    name: optional(line({ description: 'Name of the product.', examples: ['Lantern'] })),
    description: optional(
      line({ description: 'What the product is, in one sentence.', examples: ['A light for the terminal.'] }),
    ),
    repository: optional(
      REPOSITORY.meta({
        description: 'Path or address of the repository; default: the one that holds this folder.',
        examples: ['../lantern'],
      }),
    ),
    site: optional(
      address({ description: 'Public address of the portal.', examples: ['https://releases.example.com'] }),
    ),
    id: optional(
      AUTHORITY.meta({
        description: 'Host and path for permanent ids of feeds, yours for ever.',
        examples: ['example.com/lantern'],
      }),
    ),
    today: optional(
      day({ description: 'The day the portal is read on, for samples and tests.', examples: ['2026-05-20'] }),
    ),
    components: z
      .array(componentSettings)
      .default([])
      .superRefine(unique((item) => item.id, 'component'))
      .meta({ description: 'Releasable units; default: detected from tag prefixes.' }),
    lines: z
      .array(lineSettings)
      .default([])
      .superRefine(unique((item) => (item.component ? `${item.component} ${item.id}` : item.id), 'line'))
      .meta({ description: 'Support dates and names of lines.' }),
    changes: changeSettings.default(DEFAULT_SETTINGS.changes).meta({ description: 'Sections of release notes.' }),
    compare: compareSettings.default(DEFAULT_SETTINGS.compare).meta({ description: 'Which files comparisons show.' }),
    policy: z
      .record(identifier({ description: 'Id of a channel.', examples: ['stable'] }), policySettings)
      .default({})
      .meta({ description: 'Per channel, what a release needs before it is published there.' }),
    freezes: z
      .array(freezeSettings)
      .default([])
      .superRefine(unique((item) => item.id, 'freeze'))
      .meta({ description: 'Times in which nothing is published.' }),
    artifactHosts: z
      .array(HOST)
      .default([])
      .meta({
        description: 'Hosts that artifact addresses may point at, subdomains included; none: any.',
        examples: [['downloads.example.com']],
      }),
    manage: z
      .boolean()
      .default(true)
      .meta({
        description: 'Whether the portal shows its board and its log of events under /manage/.',
        examples: [false],
      }),
    keys: z
      .array(keySettings)
      .default([])
      .superRefine(unique((item) => item.id, 'key'))
      .superRefine(noKeyTwice)
      .meta({ description: 'Public keys whose signatures of artifacts and tags are trusted.' }),
  })
  .meta({
    title: 'Settings of a portal',
    description: 'portal.yaml: every key is optional and only refines what was detected.',
  });

function optional<T extends z.ZodType<string>>(field: T) {
  return field.nullable().default(null);
}

/** Paths, and addresses over https, ssh or git; no option, no helper program, no password. */
function isRepository(text: string): boolean {
  if (/^-|::|[\n\r]/.test(text)) return false;
  if (!text.includes('://')) return true;
  return /^(?:https|ssh|git|file):\/\/(?:[A-Za-z0-9._-]+@)?[^@]*$/.test(text) && !/^https:\/\/[^/]*@/.test(text);
}
