import type { z } from 'astro/zod';
import { advisorySchema } from './advisory.ts';
import { channelSchema } from './channel.ts';
import { logSchema } from './log.ts';
import { manifestSchema } from './manifest.ts';
import { notesSchema } from './notes.ts';
import { outlineOf } from './outline.ts';
import { planSchema } from './plan.ts';
import { settingsSchema } from './settings.ts';

/** Names of the files that people write, as their schemas are called under `/api/v1/schema/`. */
export type SchemaName = 'portal' | 'channel' | 'manifest' | 'log' | 'notes' | 'advisory' | 'plan';

const SCHEMAS: Record<SchemaName, z.ZodType> = {
  portal: settingsSchema,
  channel: channelSchema,
  manifest: manifestSchema,
  log: logSchema,
  notes: notesSchema,
  advisory: advisorySchema,
  plan: planSchema,
};

/**
 * JSON Schemas of everything people write, for editors and other programs.
 *
 * @param base address of the folder that holds them, with a trailing slash; each `$id` starts with it
 * @returns one draft 2020-12 schema a file
 */
export function jsonSchemas(base = ''): Record<SchemaName, object> {
  return {
    portal: schemaOf('portal', base),
    channel: schemaOf('channel', base),
    manifest: schemaOf('manifest', base),
    log: schemaOf('log', base),
    notes: schemaOf('notes', base),
    advisory: schemaOf('advisory', base),
    plan: schemaOf('plan', base),
  };
}

function schemaOf(name: SchemaName, base: string): object {
  const { $schema, ...rest } = outlineOf(SCHEMAS[name]);
  return { $schema, $id: `${base}${name}.json`, ...rest };
}
