import { shellWord } from './shell-word.ts';

/** Where a registry has an artifact: what a pinned command names. */
export interface RegistryEntry {
  kind: 'package' | 'container' | 'chart';
  /** A word of `PACKAGE_REGISTRIES`, the host of a container registry, or the address of a chart repository. */
  registry: string;
  name: string;
  version: string;
  /** `sha256:` and 64 hexadecimal digits; containers and charts only. */
  digest?: string | undefined;
}

/** A registry of packages: how it names them, and the command that installs one version. */
export interface PackageRegistry {
  name: RegExp;
  example: string;
  install: (name: string, version: string) => string[];
}

/** Known registries of packages by the word that manifests use; another is one more row. */
export const PACKAGE_REGISTRIES: Readonly<Record<string, PackageRegistry>> = {
  npm: {
    name: /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/,
    example: '@lantern/cli',
    install: (name, version) => ['npm', 'install', `${name}@${version}`],
  },
  pypi: {
    name: /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/,
    example: 'lantern',
    install: (name, version) => ['python', '-m', 'pip', 'install', `${name}==${version}`],
  },
  crates: {
    name: /^[A-Za-z][A-Za-z0-9_-]*$/,
    example: 'lantern-cli',
    install: (name, version) => ['cargo', 'install', name, '--version', version],
  },
  nuget: {
    name: /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/,
    example: 'Lantern.Client',
    install: (name, version) => ['dotnet', 'add', 'package', name, '--version', version],
  },
  rubygems: {
    name: /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/,
    example: 'lantern',
    install: (name, version) => ['gem', 'install', name, '--version', version],
  },
};

/** `lantern/lantern`: path of an image or a chart, in lower case as registries demand it. */
export const IMAGE_NAME = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/;
export const REGISTRY_HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/;
export const CHART_REPOSITORY = /^(?:https|oci):\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?(?:\/[\w.~-]+)*\/?$/;
export const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * The command that installs exactly this: by digest where one is stated, else by version.
 *
 * @returns null for a registry of packages that is not known; every word is quoted for a shell
 */
export function installCommand(entry: RegistryEntry): string | null {
  return wordsOf(entry)?.map(shellWord).join(' ') ?? null;
}

/** The command that installs a chart from the address of its file, which names the version. */
export function installChartFile(file: string, url: string): string {
  const name = file.replace(/-v?\d.*$|\.(?:tgz|tar\.gz)$/, '').toLowerCase();
  return ['helm', 'install', /^[a-z0-9-]+$/.test(name) ? name : 'chart', url].map(shellWord).join(' ');
}

function wordsOf({ kind, registry, name, version, digest }: RegistryEntry): string[] | null {
  switch (kind) {
    case 'package':
      return Object.hasOwn(PACKAGE_REGISTRIES, registry)
        ? (PACKAGE_REGISTRIES[registry]?.install(name, version) ?? null)
        : null;
    case 'container':
      return ['docker', 'pull', `${registry}/${name}${digest ? `@${digest}` : `:${version.replaceAll('+', '-')}`}`];
    case 'chart':
      return chartWords(registry.replace(/\/$/, ''), name, version);
  }
}

function chartWords(repository: string, name: string, version: string): string[] {
  const release = name.split('/').at(-1) ?? name;
  const chart = repository.startsWith('oci:') ? [`${repository}/${name}`] : [name, '--repo', repository];
  return ['helm', 'install', release, ...chart, '--version', version];
}
