import { VERSION_FILES } from './version-files.ts';

/** A file whose kind ecosystems know, at its place in the tree. */
export interface FactSource {
  path: string;
  /** Without trailing slash; `''` for the root. */
  folder: string;
  kind: SourceKind;
}

/** Kinds of files that describe a package: a component has at most one of each. */
export type PackageKind = 'package.json' | 'Cargo.toml' | 'pyproject.toml' | 'go.mod' | 'composer.json' | 'gemspec';

export type SourceKind = PackageKind | 'workspace' | 'versions' | 'action' | 'chromium' | 'dockerfile' | 'chart';

export const PACKAGE_KINDS: readonly PackageKind[] = [
  'package.json',
  'Cargo.toml',
  'pyproject.toml',
  'go.mod',
  'composer.json',
  'gemspec',
];

const OTHERS: readonly [kind: SourceKind, name: RegExp][] = [
  ['gemspec', /^[\w.-]{1,80}\.gemspec$/],
  ['action', /^action\.ya?ml$/],
  ['chromium', /^DEPS$/],
  ['dockerfile', /^(?:Dockerfile|Containerfile)(?:\.[\w-]{1,40})?$|^[\w.-]{1,60}\.(?:D|d)ockerfile$/],
  ['workspace', /^pnpm-workspace\.yaml$/],
  ['chart', /^Chart\.yaml$/],
];

/** @returns null where nothing is to be read there */
export function factSourceOf(path: string): FactSource | null {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const kind = kindOf(name);
  return kind === null ? null : { path, folder: slash < 0 ? '' : path.slice(0, slash), kind };
}

export function isPackageKind(kind: SourceKind): kind is PackageKind {
  return (PACKAGE_KINDS as readonly SourceKind[]).includes(kind);
}

function kindOf(name: string): SourceKind | null {
  const described = PACKAGE_KINDS.find((kind) => kind === name);
  if (described) return described;
  if (VERSION_FILES.includes(name)) return 'versions';
  return OTHERS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}
