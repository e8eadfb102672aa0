import type { Collected } from './collected.ts';
import type { Forge } from './forge.ts';
import { productNamed } from './package-manifest.ts';
import type { Product } from './portal.ts';
import { safeUrl } from './safe-url.ts';
import { slugOf } from './slug.ts';

const DECORATION = /\p{Extended_Pictographic}|\ufe0f|\u200d/gu;

/**
 * Who the portal is about: the settings' word, else the README's heading where it is a name, else the manifest's.
 *
 * @param about.sample true for the embedded sample
 * @param about.now the day that the command line named: a day that the settings fix is then this one
 */
export function describeProduct(
  collected: Collected,
  forge: Forge,
  { sample, now }: { sample: boolean; now?: string | null | undefined },
): Product {
  const { settings } = collected.folder;
  const detected =
    nameFromReadme(collected, forge) ?? nameFromManifest(collected, forge) ?? repositoryName(collected, forge);
  const name = settings.name ?? detected;
  const address = forge.kind === null ? null : safeUrl(forge.url ?? '');
  return {
    name,
    description: settings.description ?? collected.rootPackage?.description ?? '',
    repositoryUrl: address,
    forge: forge.kind,
    id: settings.id ?? forge.id ?? `tagline.invalid/${slugOf(name)}`,
    today: settings.today === null ? null : (now ?? settings.today),
    sample,
  };
}

/** A heading counts where it is short and resembles what the repository or package is called. */
function nameFromReadme(collected: Collected, forge: Forge): string | null {
  const title = collected.readmeTitle?.replace(DECORATION, '').trim() ?? '';
  const known = [nameFromManifest(collected, forge) ?? '', repositoryName(collected, forge), forge.path ?? '']
    .map(bare)
    .filter((name) => name !== '');
  return title.length > 1 && title.length <= 40 && known.some((name) => bare(title) === name) ? title : null;
}

function nameFromManifest({ rootPackage }: Collected, forge: Forge): string | null {
  return productNamed(rootPackage?.name ?? null, forge.path);
}

function repositoryName(collected: Collected, forge: Forge): string {
  return forge.path?.split('/').at(-1) ?? collected.repositoryName;
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^@[^/]*\//, '')
    .replace(/[^a-z0-9]/g, '');
}
