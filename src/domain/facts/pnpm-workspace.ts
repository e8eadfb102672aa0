import { entriesOf, type FileFacts, valueAt, withoutPackage } from './file-facts.ts';

/** The catalogs of a `pnpm-workspace.yaml`: `catalog:` stands for the one without a name. */
export function readPnpmWorkspace(data: unknown): FileFacts {
  const catalogs: [string, unknown][] = [
    ['', valueAt(data, 'catalog')],
    ['default', valueAt(data, 'catalog')],
    ...entriesOf(valueAt(data, 'catalogs')),
  ];
  const shared = catalogs.flatMap(([catalog, versions]) =>
    entriesOf(versions).map(([name, version]): [string, string] => [`catalog:${catalog} ${name}`, String(version)]),
  );
  return { ...withoutPackage([]), shared: new Map(shared) };
}
