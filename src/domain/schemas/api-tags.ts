import { z } from 'astro/zod';
import { commit, count, releaseId } from './api.ts';
import { accepted, day, signatureState, tagMove } from './api-tag-fields.ts';

/** `/api/v1/tags.json`: signatures, and recorded tags that moved or are gone. */
export const apiTagsSchema = z.looseObject({
  schemaVersion: z.literal(1),
  keys: count.meta({ description: 'Keys of the settings that are for tags.' }),
  signatures: z.partialRecord(signatureState, count).meta({ description: 'Releases by the state of the signature.' }),
  recorded: count,
  lastRecorded: day.nullable(),
  moved: z.array(tagMove.extend({ tag: z.string(), release: releaseId, to: commit })),
  deleted: z.array(z.looseObject({ tag: z.string(), commit, recorded: day, accepted })),
});
