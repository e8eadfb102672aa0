import { plainName } from '#domain/drop/artifact-lookup.ts';
import { type DroppedSignature, readSignature, SIGNATURE_LIMIT } from '#domain/drop/drop-signature.ts';
import { roleOf } from '#domain/file-role.ts';

export interface SignatureFile {
  name: string;
  read: DroppedSignature;
}

/** Files with the signatures that came with each. */
export interface SortedFiles {
  subjects: { file: File; signatures: SignatureFile[] }[];
  /** Signatures without the file that they are of. */
  alone: SignatureFile[];
}

/**
 * Tells signatures from what they sign, by name and content: `a.zip.minisig` is of `a.zip`; where only one other file
 * came, all are of that.
 */
export async function sortFiles(files: readonly File[]): Promise<SortedFiles> {
  const read = await Promise.all(files.map(async (file) => ({ file, signature: await signatureIn(file) })));
  const subjects = read.flatMap(({ file, signature }) =>
    signature ? [] : [{ file, signatures: [] as SignatureFile[] }],
  );
  const alone: SignatureFile[] = [];
  for (const { file, signature } of read) {
    if (!signature) continue;
    const role = roleOf(plainName(file.name));
    const of = role.role === 'signature' ? role.of : null;
    const own = subjects.find((subject) => plainName(subject.file.name) === of);
    const home = own ?? (subjects.length === 1 ? subjects[0] : undefined);
    (home?.signatures ?? alone).push({ name: file.name, read: signature });
  }
  return { subjects, alone };
}

async function signatureIn(file: File): Promise<DroppedSignature | null> {
  if (file.size > SIGNATURE_LIMIT) return null;
  try {
    return readSignature(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    // A folder, or gone since: hashing will tell.
    return null;
  }
}
