import { z } from 'astro/zod';

export const day = z.iso.date();

/** Who took a change of a tag for right, when and why. */
export const accepted = z
  .looseObject({ on: day, by: z.string(), reason: z.string() })
  .nullable()
  .meta({ description: 'Who took it for right; null: nobody.' });

export const signatureState = z.enum([
  ...(['verified', 'unsigned', 'lightweight', 'unknown-signer', 'bad'] as const),
  ...(['replayed', 'expired', 'revoked', 'not-checked'] as const),
]);

/** What is known of the signature of the tag of a release. */
export const tagSignature = z
  .looseObject({
    state: signatureState,
    kind: z.enum(['ssh', 'gpg', 'x509']).nullable(),
    key: z.string().nullable().meta({ description: 'Id of the key in the settings that made it.' }),
    fingerprint: z.string().nullable(),
    by: z.string().nullable().meta({ description: 'Whose key it is.' }),
    reason: z.string().nullable().meta({ description: 'Why it is not verified.' }),
  })
  .meta({ description: 'By whom the tag was signed, as far as the keys of the settings tell.' });

/** What is known of the tag of a release having moved. */
export const tagMove = z
  .looseObject({ from: z.string().meta({ description: 'Full id of the commit.' }), recorded: day.nullable(), accepted })
  .meta({ description: 'The commit that it was recorded at, and who took the move for right.' });
