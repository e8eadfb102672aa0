import type { Component } from './component.ts';

/** A package manifest found in history: its folder (`''` for the root) and the names it had. */
export interface PackageFolder {
  folder: string;
  names: string[];
}

const NOT_THE_PACKAGE =
  /(?:^|\/)(?:test|tests|__tests__|fixtures?|__fixtures__|examples?|playground|templates?|node_modules|e2e|benchmarks?)(?:\/|$)/;

/**
 * Gives each detected component the folders of its package (rule 14 of history): where a manifest of that name lay at
 * any time, else a folder of the unit's name; the root product has the rest.
 *
 * @param folders every folder that held a file at any time
 */
export function withPaths(
  components: readonly Component[],
  packages: readonly PackageFolder[],
  folders: ReadonlySet<string>,
): Component[] {
  const units = new Set(components.map(({ name }) => name));
  return components.map((component) => {
    if (component.root || component.paths.length > 0) return component;
    // A package that has tags of its own under its full name is not this one, though the last part agrees.
    const isOwn = (name: string) => isNameOf(component, name) && (name === component.name || !units.has(name));
    const found = packages.filter(({ folder, names }) => folder !== '' && names.some(isOwn));
    const proper = found.filter(({ folder }) => !isBesidePackages(folder));
    const own = proper.length > 0 ? proper : found;
    if (own.length > 0)
      return {
        ...component,
        name: fullName(component, own, isOwn),
        paths: [...new Set(own.map(({ folder }) => folder))].sort(),
      };
    return { ...component, paths: foldersNamed(component, folders) };
  });
}

function isNameOf(component: Component, name: string): boolean {
  return name === component.name || name.replace(/^@[^/]*\//, '') === component.name;
}

function fullName(component: Component, own: readonly PackageFolder[], isOwn: (name: string) => boolean): string {
  const names = own.flatMap(({ names }) => names).filter(isOwn);
  return names.find((name) => name.startsWith('@')) ?? names[0] ?? component.name;
}

function foldersNamed({ name }: Component, folders: ReadonlySet<string>): string[] {
  const plain = name.replace(/^@[^/]*\//, '');
  const places = [
    plain,
    name,
    ...['packages', 'crates', 'libs', 'modules', 'plugins', 'apps', 'cmd', 'pkg'].map((at) => `${at}/${plain}`),
  ];
  const found = places.filter((place) => folders.has(place));
  return found.length > 0 ? found.slice(0, 1) : [];
}

/** Whether a folder holds what only tests, shows or scaffolds packages. */
export function isBesidePackages(folder: string): boolean {
  return NOT_THE_PACKAGE.test(folder);
}

/** Which components a path belongs to: those with the longest folder above it, several where a package was renamed. */
export class PathOwners {
  private readonly owners = new Map<string, number[]>();
  private readonly byFolder = new Map<string, readonly number[]>();
  private readonly root: readonly number[];

  /** @param components place in this list is the component's number */
  constructor(components: readonly Component[]) {
    this.root = [...components.keys()].filter((number) => components[number]?.paths.includes('.'));
    for (const [number, { paths }] of components.entries()) {
      for (const path of paths) {
        const sharing = this.owners.get(path);
        if (sharing) sharing.push(number);
        else this.owners.set(path, [number]);
      }
    }
  }

  /** Numbers of the components; none where the path belongs to no component. */
  ownersOf(path: string): readonly number[] {
    const slash = path.lastIndexOf('/');
    return this.owners.get(path) ?? this.ownersOfFolder(slash < 0 ? '' : path.slice(0, slash));
  }

  private ownersOfFolder(folder: string): readonly number[] {
    if (folder === '') return this.root;
    const known = this.byFolder.get(folder);
    if (known !== undefined) return known;
    const slash = folder.lastIndexOf('/');
    const found = this.owners.get(folder) ?? this.ownersOfFolder(slash < 0 ? '' : folder.slice(0, slash));
    this.byFolder.set(folder, found);
    return found;
  }
}
