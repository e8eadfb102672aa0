import { z } from 'astro/zod';
import type { DataPath } from './fault.ts';

/** A JSON Schema as far as explanations need it. */
export interface Outline {
  type?: string | string[];
  properties?: Record<string, Outline>;
  required?: string[];
  items?: Outline;
  additionalProperties?: Outline | boolean;
  anyOf?: Outline[];
  examples?: unknown[];
}

/** The JSON Schema of what people write for a schema: before transforms, with the examples of every field. */
export function outlineOf(schema: z.ZodType): Outline & Record<string, unknown> {
  const outline = z.toJSONSchema(schema, {
    io: 'input',
    // Examples of fields with a transform are left out otherwise (they are taken for examples of the output).
    override: ({ zodSchema, jsonSchema }) => {
      const { examples } = z.globalRegistry.get(zodSchema) ?? {};
      if (Array.isArray(examples)) jsonSchema.examples = examples;
    },
  });
  return outline as Outline & Record<string, unknown>;
}

/** The part that describes the value at a path; empty where none does. */
export function outlineAt(outline: Outline, path: DataPath): Outline {
  return path.reduce<Outline>((here, part) => inside(here, part) ?? {}, outline);
}

/** An outline with every alternative it allows, itself first. */
export function alternatives(outline: Outline): Outline[] {
  return [outline, ...(outline.anyOf ?? []).flatMap(alternatives)];
}

function inside(here: Outline, part: string | number): Outline | undefined {
  const options = alternatives(here);
  if (typeof part === 'number') return options.find((option) => option.items)?.items;
  const named = options.find((option) => option.properties?.[part] !== undefined)?.properties?.[part];
  const rest = options.find((option) => typeof option.additionalProperties === 'object')?.additionalProperties;
  return named ?? (typeof rest === 'object' ? rest : undefined);
}
