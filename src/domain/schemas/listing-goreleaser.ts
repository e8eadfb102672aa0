import { z } from 'astro/zod';
import type { Artifact } from '../artifact.ts';
import { type ListedFile, type Listing, listedFile } from '../listing.ts';

const artifact = z.looseObject({
  name: z.string().min(1).max(500),
  path: z.string().max(2000).optional(),
  goos: z.string().max(40).optional(),
  goarch: z.string().max(40).optional(),
  goarm: z.string().max(10).optional(),
  internal_type: z.number().optional(),
  type: z.string().max(100),
  extra: z.looseObject({ Checksum: z.string().optional(), Digest: z.string().optional() }).nullish(),
});

type Entry = z.output<typeof artifact>;

/** `dist/artifacts.json`: everything that goreleaser made, whether it publishes it or not. */
export const goreleaserListing = z
  .array(artifact)
  .min(1)
  .transform((entries) => (): Listing => ({ version: null, files: filesOf(entries) }));

/** `dist/metadata.json` beside it: which release it was. */
export const goreleaserFacts = z
  .looseObject({ project_name: z.string(), tag: z.string().max(300), version: z.string(), commit: z.string() })
  .transform(
    ({ tag }) =>
      (): Listing => ({ version: tag, files: [] }),
  );

const KINDS: readonly (readonly [RegExp, Artifact['kind'] | null])[] = [
  [/^Archive$/, 'archive'],
  [/^(?:Linux Package|MSI|DMG|PKG|NSIS|Snap|AppImage|Flatpak)$/, 'installer'],
  [/^Source$/, 'source'],
  [/^(?:File|SBOM|Signature|Makeself Package)$/, null],
  [/^(?:Published )?Docker (?:Image|Manifest)(?: V2)?$/, 'container'],
];
/** goreleaser calls both `Binary`: the one that it uploads, and the one that it packs into an archive. */
const UPLOADED_BINARY = 2;
const SYSTEMS: Readonly<Record<string, string>> = { darwin: 'macos' };
const PROCESSORS: Readonly<Record<string, string>> = { amd64: 'x64', 386: 'x86', all: 'universal' };

function filesOf(entries: readonly Entry[]): ListedFile[] {
  const files = entries.flatMap((entry) => {
    const kind = kindOf(entry);
    return kind === undefined ? [] : [fileOf(entry, kind)];
  });
  return withoutParts(files);
}

/** Undefined for what is not published. */
function kindOf({ type, internal_type }: Entry): Artifact['kind'] | null | undefined {
  if (type === 'Binary') return internal_type === UPLOADED_BINARY ? 'binary' : undefined;
  return KINDS.find(([shape]) => shape.test(type))?.[1];
}

function fileOf(entry: Entry, kind: Artifact['kind'] | null): ListedFile {
  const { name, path = null, goos, goarch, goarm, extra } = entry;
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(extra?.Checksum ?? '')?.[1] ?? null;
  const digest = /^sha256:[0-9a-f]{64}$/.exec(extra?.Digest ?? '')?.[0] ?? null;
  if (kind === 'container') return listedFile(name, { kind, os: 'linux', arch: 'any', digest });
  const arch = goarch === 'arm' && goarm ? `armv${goarm}` : goarch && (PROCESSORS[goarch] ?? goarch);
  return listedFile(name, { path, kind, os: (goos && SYSTEMS[goos]) ?? goos ?? null, arch: arch ?? null, sha256 });
}

/** An image for several processors holds the images of each: those are its parts. */
function withoutParts(files: readonly ListedFile[]): ListedFile[] {
  const images = files.filter(({ kind }) => kind === 'container').map(({ name }) => name);
  return files.filter(({ kind, name }) => kind !== 'container' || !images.some((other) => isPartOf(name, other)));
}

function isPartOf(name: string, whole: string): boolean {
  return (
    name.startsWith(`${whole}-`) &&
    /^(?:amd64|arm64|arm|386|ppc64le|s390x|riscv64)(?:v\d)?$/.test(name.slice(whole.length + 1))
  );
}
