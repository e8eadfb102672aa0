import { z } from 'astro/zod';
import { ruled } from './fields.ts';

const DOTTED = ruled({
  code: 'invalid-number',
  valid: (text) => /^\d{1,10}(?:\.\d{1,10}){0,3}$/.test(text),
  message: 'is not a number with dots.',
  hint: () => "Quote it and write digits and dots alone, for instance '12.0'.",
});

const rollout = z
  .number()
  .int()
  .min(0)
  .max(100)
  .optional()
  .meta({ description: 'Percent of installations that updaters offer a release to.', examples: [25] });

const phasedRolloutInterval = z
  .number()
  .int()
  .min(1)
  .max(31_536_000)
  .optional()
  .meta({ description: 'Seconds between the seven groups that Sparkle offers it to.', examples: [86_400] });

const minimumMacos = DOTTED.optional().meta({
  description: 'Oldest macOS that it runs on. Quote it.',
  examples: ['12.0'],
});

/** `update` of a channel: what holds for all its releases. */
export const channelTermsSchema = z
  .strictObject({ rollout, phasedRolloutInterval, minimumMacos })
  .meta({ description: 'What updaters are told of its releases, where their manifests say nothing else.' });

/** `update` of a manifest. */
export const releaseTermsSchema = z
  .strictObject({
    rollout,
    phasedRolloutInterval,
    minimumMacos,
    critical: z
      .boolean()
      .optional()
      .meta({ description: 'Whether Sparkle may not put it off.', examples: [true] }),
    build: DOTTED.optional().meta({
      description: 'CFBundleVersion, which macOS compares, where it differs from the version. Quote it.',
      examples: ['3110'],
    }),
  })
  .meta({ description: 'What updaters are told of the release.' });
