import type { Artifact } from './artifact.ts';

/** What a file name tells; `any` where it tells nothing. */
export type NameFacts = Pick<Artifact, 'os' | 'arch' | 'kind'>;

/** A word of a name and what it means; of several the last counts, since a product's own name stands in front. */
type Words = readonly (readonly [RegExp, string])[];

const SYSTEMS: Words = [
  [/^(?:linux(?:32|64|static)?|manylinux\d*|musllinux|alpine|debian|ubuntu|fedora|gnu|musl)$/, 'linux'],
  [/^(?:darwin|macosx?|osx|mac|mas|apple)\d*$/, 'macos'],
  [/^(?:windows|win|win32|win64|msvc|mingw)\d*$/, 'windows'],
  [/^freebsd\d*$/, 'freebsd'],
  [/^openbsd\d*$/, 'openbsd'],
  [/^netbsd\d*$/, 'netbsd'],
  [/^(?:android|androideabi)$/, 'android'],
  [/^ios$/, 'ios'],
  [/^(?:illumos|solaris|sunos)$/, 'illumos'],
];

const PROCESSORS: Words = [
  [/^(?:x64|amd64|amd64v\d|win64|linux64|64bit)$/, 'x64'],
  [/^(?:arm64|aarch64|arm64v8|armv8|arm64e)$/, 'arm64'],
  [/^(?:x86|ia32|386|i[3-6]86|32bit|linux32)$/, 'x86'],
  [/^(?:armv7\w*|armhf|arm32v7)$/, 'armv7'],
  [/^(?:armv6\w*|armel|arm32v6)$/, 'armv6'],
  [/^arm$/, 'arm'],
  [/^(?:universal2?|fat)$/, 'universal'],
  [/^riscv64\w*$/, 'riscv64'],
  [/^(?:ppc64le|powerpc64le|ppc64el)$/, 'ppc64le'],
  [/^s390x$/, 's390x'],
  [/^(?:loong64|loongarch64)$/, 'loong64'],
  [/^mips64(?:le|el)$/, 'mips64le'],
  [/^wasm(?:32|64)?$/, 'wasm'],
];

/** How a name ends, the longest first: what kind of file it is, and the system it is for where that follows. */
const ENDINGS: readonly (readonly [RegExp, Artifact['kind'], string | null])[] = [
  [/\.app\.(?:tar\.gz|zip)$/, 'archive', 'macos'],
  [/\.(?:tar\.(?:gz|xz|bz2|zst|lz)|txz|tbz2?|tzst|tar|zip|7z)$/, 'archive', null],
  [/\.(?:msi|msix|msixbundle|appx|appxbundle)$/, 'installer', 'windows'],
  [/\.(?:dmg|pkg|mpkg)$/, 'installer', 'macos'],
  [/\.(?:deb|rpm|snap|flatpak|appimage|run|pkg\.tar\.(?:zst|xz))$/, 'installer', 'linux'],
  [/\.(?:apk|aab)$/, 'installer', 'android'],
  [/\.ipa$/, 'installer', 'ios'],
  [/\.exe$/, 'binary', 'windows'],
  [/\.(?:whl|nupkg|snupkg|crate|gem|jar|vsix|tgz)$/, 'package', null],
  [/\.(?:gz|xz|bz2|zst)$/, 'archive', null],
  [/\.ps1$/, 'installer', 'windows'],
  [/\.sh$/, 'installer', null],
];

const INSTALLS = /^(?:setup|install|installer)$/;
const SOURCE = /^(?:src|source|sources|sourcecode)$/;
const CHART = /^(?:chart|charts|helm)$/;

/**
 * Reads what a file name tells of its system, its processor and what kind of file it is: names as goreleaser,
 * electron-builder, cargo-dist, Tauri, pkg, Deno, ripgrep and packagers give them.
 *
 * @param file name without folders
 */
export function readArtifactName(file: string): NameFacts {
  const name = file.toLowerCase();
  const words = wordsOf(name);
  const [, kind = 'binary', implied = null] = ENDINGS.find(([end]) => end.test(name)) ?? [];
  const os = lastOf(words, SYSTEMS) ?? implied ?? 'any';
  const arch = lastOf(words, PROCESSORS) ?? (os === 'macos' && words.includes('all') ? 'universal' : 'any');
  return { os, arch, kind: refine(kind, name, words, os !== 'any' || arch !== 'any') };
}

/** `x86_64` is one word, whatever stands between its halves. */
function wordsOf(name: string): string[] {
  return name.replace(/x86[_-]64/g, 'x64').split(/[^a-z0-9]+/);
}

function lastOf(words: readonly string[], table: Words): string | null {
  const meanings = words.flatMap((word) => table.find(([shape]) => shape.test(word))?.[1] ?? []);
  return meanings.at(-1) ?? null;
}

/** What the ending alone does not tell. */
function refine(
  kind: Artifact['kind'],
  name: string,
  words: readonly string[],
  hasPlatform: boolean,
): Artifact['kind'] {
  const says = (shape: RegExp) => words.some((word) => shape.test(word));
  if (kind === 'binary') return says(INSTALLS) ? 'installer' : kind;
  if (kind === 'archive') return says(SOURCE) && !hasPlatform ? 'source' : kind;
  if (!name.endsWith('.tgz')) return kind;
  if (hasPlatform) return 'archive';
  return says(CHART) ? 'chart' : kind;
}
