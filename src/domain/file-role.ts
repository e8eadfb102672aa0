/** What a file beside a release's artifacts is, by its name. */
export type FileRole =
  | { role: 'artifact' }
  /** `of`: name of the file that it belongs to, as far as the name tells. */
  | { role: 'signature'; of: string; kind: SignatureKind | null }
  | { role: 'sbom' | 'provenance'; of: string }
  /** A list that a tool left: read, not published. */
  | { role: 'listing'; format: 'checksums' | 'json' | 'yaml' }
  | { role: 'ignored'; reason: string };

export type SignatureKind = 'minisign' | 'gpg' | 'cosign' | 'sigstore' | 'ssh';

const SIGNATURES: readonly (readonly [RegExp, SignatureKind | null])[] = [
  [/\.minisig$/i, 'minisign'],
  [/\.(?:asc|gpg)$/i, 'gpg'],
  [/\.sigstore(?:\.json)?$/i, 'sigstore'],
  [/\.cosign(?:\.bundle|\.sig)?$/i, 'cosign'],
  [/\.(?:sig|sign)$/i, null],
];
const SBOM = /(?:\.(?:spdx|cdx|cyclonedx|sbom|bom)\.(?:json|xml)|\.spdx)$/i;
const PROVENANCE = /\.(?:intoto\.jsonl?|provenance(?:\.jsonl?)?|attestation(?:\.jsonl?)?|slsa\.json)$/i;
const CHECKSUMS = /(?:^|[._-])(?:sha256sums?|shasums256|checksums?(?:[._-]sha256)?)(?:\.txt)?$|\.sha256(?:sum)?$/i;

const IGNORED: readonly (readonly [RegExp, string])[] = [
  [/\.blockmap$/i, 'only an updater reads it'],
  [/\.(?:sha1|sha512|md5)(?:sums?)?$|(?:^|[._-])(?:sha1|sha512|md5)sums?(?:\.txt)?$/i, 'it holds no SHA-256'],
  [/\.(?:pem|crt|cer|pub)$/i, 'it is a key or a certificate'],
  [/\.(?:md|txt|log|html|lock)$/i, 'it is a text for people'],
];

/** Endings under which what belongs to an artifact lies beside it. */
export const SIDE_ENDINGS = [
  ...['.minisig', '.sig', '.asc', '.gpg', '.sigstore', '.sigstore.json', '.cosign.bundle'],
  ...['.spdx.json', '.cdx.json', '.sbom.json', '.intoto.jsonl', '.provenance', '.attestation.jsonl'],
] as const;

/** @param name of the file, without folders */
export function roleOf(name: string): FileRole {
  const ignored = IGNORED.find(([shape]) => shape.test(name));
  if (CHECKSUMS.test(name)) return { role: 'listing', format: 'checksums' };
  if (ignored) return { role: 'ignored', reason: ignored[1] };
  if (SBOM.test(name)) return { role: 'sbom', of: name.replace(SBOM, '') };
  if (PROVENANCE.test(name)) return { role: 'provenance', of: name.replace(PROVENANCE, '') };
  const signature = SIGNATURES.find(([shape]) => shape.test(name));
  if (signature) return { role: 'signature', of: name.replace(signature[0], ''), kind: signature[1] };
  if (/\.jsonl?$/i.test(name)) return { role: 'listing', format: 'json' };
  return /\.ya?ml$/i.test(name) ? { role: 'listing', format: 'yaml' } : { role: 'artifact' };
}

/** What sort of signature a file holds, by how it begins; null where that tells nothing. */
export function signatureKindOf(text: string): SignatureKind | null {
  if (/^untrusted comment:/.test(text) || text.startsWith('dW50cnVzdGVkIGNvbW1lbnQ6')) return 'minisign';
  if (text.startsWith('-----BEGIN PGP ')) return 'gpg';
  return text.startsWith('-----BEGIN SSH SIGNATURE-----') ? 'ssh' : null;
}
