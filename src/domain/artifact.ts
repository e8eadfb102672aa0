import type { SignatureKind } from './file-role.ts';

/** One downloadable file of a release, or what a registry has of it. */
export interface Artifact {
  /** File name, or the name under which the registry knows it. */
  file: string;
  /** `linux`, `macos`, `windows`, `any` or another word of the manifest. */
  os: string;
  /** `x64`, `arm64`, `universal`, `any` or another word of the manifest. */
  arch: string;
  /** `binary` is one file that runs as it is. */
  kind: 'archive' | 'installer' | 'binary' | 'package' | 'container' | 'chart' | 'source';
  url: string | null;
  /** Bytes, or null where nobody stated it. */
  size: number | null;
  /** Lower-case hexadecimal, or null where nobody stated it. */
  sha256: string | null;
  signature: string | null;
  /** What checks the signature, where somebody said it. */
  signatureKind?: SignatureKind;
  sbom: string | null;
  /** A command that installs exactly this, as stated or made from the registry and the version; or null. */
  install: string | null;
  /** Address of what attests how it was built (in-toto, SLSA). */
  provenance?: string;
  /** SHA-512 as registries and updaters write it: `sha512-` and base64. */
  integrity?: string;
  /** Of packages a word (`npm`), of containers a host, of charts the address of a repository. */
  registry?: string;
  /** Its name there. */
  name?: string;
  /** Its version there, which may differ from that of the release. */
  version?: string;
  /** Of containers and charts, what the registry computes: `sha256:` and 64 hexadecimal digits. */
  digest?: string;
  /** What the product's own updater checks: the content of Tauri's `.sig`, or Sparkle's `edSignature`. */
  updateSignature?: string;
}
