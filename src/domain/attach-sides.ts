import type { ArtifactEntry } from './artifact-entry.ts';
import { roleOf, type SignatureKind } from './file-role.ts';

/** A signature, a list of materials or a proof of origin. */
export interface SideFile {
  name: string;
  /** Where it lies, or null where only the template of addresses tells. */
  url: string | null;
  /** What its first bytes tell of a signature, or null. */
  kind: SignatureKind | null;
  /** What Tauri's updater reads of it, or null. */
  updateSignature: string | null;
}

/** A file that no manifest names, and why. */
export interface LeftOut {
  file: string;
  reason: string;
}

interface Around {
  /** Files that the manifest has already. */
  known: readonly string[];
  addressOf: (name: string) => string | null;
}

/**
 * Adds to each entry the address of its signature, of its list of materials and of its proof of origin. A list or proof
 * that is of no single file is of the whole release, and stands with every entry that has none of its own. What belongs
 * to a file that the manifest has already comes as an entry with nothing else.
 */
export function attachSides(
  entries: readonly ArtifactEntry[],
  sides: readonly SideFile[],
  { known, addressOf }: Around,
  leftOut: LeftOut[],
): ArtifactEntry[] {
  const byName = new Map(entries.map((entry) => [entry.file, { ...entry }]));
  const ofWhole: { key: 'sbom' | 'provenance'; url: string }[] = [];
  for (const side of sides) {
    const role = roleOf(side.name);
    const url = side.url ?? addressOf(side.name);
    if (role.role !== 'signature' && role.role !== 'sbom' && role.role !== 'provenance')
      leftOut.push({
        file: side.name,
        reason: role.role === 'ignored' ? role.reason : 'it is a list, not an artifact',
      });
    else if (url === null) leftOut.push({ file: side.name, reason: 'nobody said where it is downloaded from' });
    else if (!byName.has(role.of) && !known.includes(role.of)) {
      if (role.role === 'signature') leftOut.push({ file: side.name, reason: `there is no artifact ${role.of}` });
      else ofWhole.push({ key: role.role, url });
    } else {
      const entry = byName.get(role.of) ?? { file: role.of };
      byName.set(role.of, entry);
      if (role.role !== 'signature') entry[role.role] ??= url;
      else if (entry.signature === undefined) {
        entry.signature = signatureOf(url, role.kind ?? side.kind);
        if (side.updateSignature !== null) entry.updateSignature = side.updateSignature;
      } else leftOut.push({ file: side.name, reason: `${role.of} has a signature already` });
    }
  }
  for (const entry of byName.values())
    for (const { key, url } of ofWhole) if (entry.kind !== undefined) entry[key] ??= url;
  return [...byName.values()];
}

function signatureOf(url: string, kind: SignatureKind | null): NonNullable<ArtifactEntry['signature']> {
  return kind === null ? url : { kind, url };
}
