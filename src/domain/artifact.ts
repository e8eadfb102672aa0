/** One downloadable file of a release. */
export interface Artifact {
  /** File name, or the name under which the registry knows it. */
  file: string;
  /** `linux`, `macos`, `windows`, `any` or another word of the manifest. */
  os: string;
  /** `x64`, `arm64`, `universal`, `any` or another word of the manifest. */
  arch: string;
  kind: 'archive' | 'installer' | 'package' | 'container' | 'chart' | 'source';
  url: string | null;
  /** Bytes, or null where nobody stated it. */
  size: number | null;
  /** Lower-case hexadecimal, or null where nobody stated it. */
  sha256: string | null;
  signature: string | null;
  sbom: string | null;
  /** A command that installs exactly this, or null. */
  install: string | null;
}
