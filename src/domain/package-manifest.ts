import { cleanLine, cutText } from './text.ts';

/** What a package manifest says of the product. */
export interface PackageManifest {
  name: string | null;
  description: string | null;
}

const WORKSPACE = /(?:^|[-_/@])(?:monorepo|workspaces?|root|repo|repository|mono)$/i;

/**
 * The product that a package name tells: itself, or what is left of the name of a workspace (`@vitejs/vite-monorepo`
 * holds `vite`).
 *
 * @param repository what the remote calls the repository, which knows better than a workspace's name; null without one
 * @returns null where nothing is left
 */
export function productNamed(packageName: string | null, repository: string | null): string | null {
  if (packageName === null || !WORKSPACE.test(packageName)) return packageName;
  if (repository !== null) return null;
  return packageName.replace(WORKSPACE, '').replace(/^@[^/]*\/?/, '') || null;
}

/** Manifests that name a product, most telling first. */
export const MANIFEST_FILES: readonly string[] = [
  'package.json',
  'Cargo.toml',
  'pyproject.toml',
  'composer.json',
  'setup.cfg',
  'go.mod',
];

/**
 * Reads name and description from a manifest.
 *
 * @param path its path; the last part decides the format
 * @returns null when it is not of that format; text is cleaned and cut to 300 characters
 */
export function parseManifest(path: string, text: string): PackageManifest | null {
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (file.endsWith('.json')) return fromJson(text);
  if (file === 'go.mod') return manifest(moduleName(text), undefined);
  return fromSections(text);
}

function fromJson(text: string): PackageManifest | null {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null) return null;
    const { name, description } = data as Record<string, unknown>;
    return manifest(name, description);
  } catch {
    return null;
  }
}

/** Last part of a Go module's path; `/v5` is its major version, not its name. */
function moduleName(text: string): string | undefined {
  const path = /^module\s+(\S+)/m.exec(text)?.[1];
  return path
    ?.replace(/\/v\d+$/, '')
    .split('/')
    .at(-1);
}

/** TOML and INI as far as a name goes: the first `name` under a section that describes the package. */
function fromSections(text: string): PackageManifest | null {
  const section =
    /^\[(?:package|project|tool\.poetry|metadata)\]\s*$([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const value = (key: string) => new RegExp(`^${key}\\s*=\\s*"?([^"\\n]{1,300})"?\\s*$`, 'm').exec(section)?.[1];
  return section === '' ? null : manifest(value('name'), value('description'));
}

function manifest(name: unknown, description: unknown): PackageManifest {
  return { name: short(name), description: short(description) };
}

function short(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? cutText(cleanLine(value.trim()), 300) : null;
}
