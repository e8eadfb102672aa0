import type { Artifact } from './artifact.ts';
import type { SignatureKind } from './file-role.ts';

/** An artifact as a manifest holds it: what is known and nothing else, in the order in which it is written. */
export type ArtifactEntry = { file: string } & Partial<
  Pick<Artifact, 'os' | 'arch' | 'kind'> & {
    registry: string;
    name: string;
    version: string;
    url: string;
    size: number;
    sha256: string;
    integrity: string;
    digest: string;
    signature: string | { kind: SignatureKind; url: string };
    sbom: string;
    provenance: string;
    updateSignature: string;
  }
>;

/** Keys whose values say what the file is: where they differ, it is another file. */
export const PROOFS = ['sha256', 'size', 'integrity', 'digest'] as const;
