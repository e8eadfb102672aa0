import { z } from 'astro/zod';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { componentSettings } from './component-settings.ts';
import { address, day, identifier, line, oneOrMore, ruled, size } from './fields.ts';
import { lineSettings } from './line-settings.ts';
import { policySettings } from './policy-settings.ts';
import { inOrder, unique } from './relations.ts';

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

const freeze = z
  .strictObject({
    id: identifier({ description: 'Id of the freeze, unique in the list.', examples: ['year-end'] }),
    from: day({ description: 'First day, in UTC.', examples: ['2026-12-18'] }),
    to: day({ description: 'Last day, in UTC.', examples: ['2027-01-04'] }),
    channels: z
      .array(identifier({ description: 'Id of a channel.', examples: ['stable'] }))
      .default([])
      .meta({ description: 'Channels that it holds for; none: every channel.', examples: [['stable']] }),
    reason: line({ description: 'Why, for readers.', examples: ['Year-end freeze.'] }),
  })
  .superRefine(inOrder('from', 'to'))
  .meta({
    description: 'Days on which nothing is published.',
    examples: [{ id: 'year-end', from: '2026-12-18', to: '2027-01-04', reason: 'Year-end freeze.' }],
  });

const changes = z.strictObject({
  types: z
    .record(ruled(typeRule()), line({ description: 'Title of the section.', examples: ['Features'] }))
    .default({})
    .meta({
      description: 'Conventional type to the title of its section, over the preset.',
      examples: [{ feat: 'Features' }],
    }),
  hide: z
    .array(ruled(typeRule()))
    .nullable()
    .default(null)
    .meta({ description: "Conventional types to leave out; without it, the preset's.", examples: [['chore', 'ci']] }),
  sections: z
    .array(line({ description: 'Title of a section.', examples: ['Features'] }))
    .default([])
    .meta({ description: 'Titles in reading order; those not named follow.', examples: [['Features', 'Bug Fixes']] }),
});

const compare = z.strictObject({
  include: oneOrMore(glob(), { description: 'Files to compare, as glob patterns.', examples: ['**'] }).default(
    DEFAULT_SETTINGS.compare.include,
  ),
  exclude: oneOrMore(glob(), {
    description: 'Files to leave out, as glob patterns.',
    examples: ['**/pnpm-lock.yaml'],
  }).default([]),
  maxFileSize: size({
    description: 'Largest file that is compared, bytes or with a unit.',
    examples: ['300KB'],
  }).default(DEFAULT_SETTINGS.compare.maxFileSize),
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
    changes: changes.default(DEFAULT_SETTINGS.changes).meta({ description: 'Sections of release notes.' }),
    compare: compare.default(DEFAULT_SETTINGS.compare).meta({ description: 'Which files comparisons show.' }),
    policy: z
      .record(identifier({ description: 'Id of a channel.', examples: ['stable'] }), policySettings)
      .default({})
      .meta({ description: 'Per channel, what a release needs before it is published there.' }),
    freezes: z
      .array(freeze)
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
  })
  .meta({
    title: 'Settings of a portal',
    description: 'portal.yaml: every key is optional and only refines what was detected.',
  });

function optional<T extends z.ZodType<string>>(field: T) {
  return field.nullable().default(null);
}

function glob() {
  return ruled({
    code: 'invalid-pattern',
    valid: (text) => text.length > 0 && text.length <= 500 && !text.startsWith('/') && !text.includes('\\'),
    message: 'is not a glob pattern relative to the repository.',
    hint: (text) => `Write '${text.replaceAll('\\', '/').replace(/^\/+/, '') || '**'}'.`,
  });
}

function typeRule() {
  return {
    code: 'invalid-type',
    valid: (text: string) => /^[a-z][a-z0-9-]{0,49}$/.test(text),
    message: 'is not a conventional type.',
    hint: (text: string) => `Write '${text.toLowerCase().replace(/[^a-z0-9-]/g, '') || 'feat'}'.`,
  };
}

/** Paths, and addresses over https, ssh or git; no option, no helper program, no password. */
function isRepository(text: string): boolean {
  if (/^-|::|[\n\r]/.test(text)) return false;
  if (!text.includes('://')) return true;
  return /^(?:https|ssh|git|file):\/\/(?:[A-Za-z0-9._-]+@)?[^@]*$/.test(text) && !/^https:\/\/[^/]*@/.test(text);
}
