import type { Portal } from '../portal.ts';
import type { PortalFolder } from '../portal-folder.ts';
import type { Problem } from '../problem.ts';
import type { Release } from '../release.ts';
import { type ComponentOffer, componentOffers } from './component-offer.ts';
import { unsignedBuilds } from './sparkle.ts';
import { unsignedBundles } from './tauri.ts';

/**
 * Files of the newest release of each channel that updaters are not told of, because they lack the signature that others
 * of the same release have: somebody forgot it, and a platform waits in vain.
 */
export function checkUpdates(
  portal: Pick<Portal, 'channels' | 'components'>,
  releases: readonly Release[],
  folder: Pick<PortalFolder, 'manifests'>,
): Problem[] {
  return componentOffers(portal, releases).flatMap((offer) => {
    const [release] = offer.releases;
    if (!release) return [];
    const where = manifestOf(offer, release, folder);
    const tauri = unsignedBundles(release).map(({ platform, file }) => ({ file, whose: "Tauri's", who: platform }));
    const sparkle = unsignedBuilds(release).map((file) => ({ file, whose: "Sparkle's", who: 'macOS' }));
    return [...tauri, ...sparkle].map((lacking) => unsigned(release.version, lacking, where));
  });
}

function unsigned(
  version: string,
  { file, whose, who }: { file: string; whose: string; who: string },
  where: Problem['where'],
): Problem {
  return {
    code: 'unsigned-update',
    severity: 'warning',
    message: `${file} has no signature of ${whose} updater, so that ${who} is not told of ${version} by it.`,
    hint: `Add its updateSignature: ${whose === "Tauri's" ? `the content of ${file}.sig` : `what \`sign_update ${file}\` prints`}.`,
    ...(where ? { where } : {}),
  };
}

function manifestOf(
  { channel, component }: ComponentOffer,
  { version }: Release,
  { manifests }: Pick<PortalFolder, 'manifests'>,
): Problem['where'] {
  const isOwn = (named: string | null) => named === component.id || (named === null && component.root);
  const own = manifests.find(
    (each) => each.channel === channel.id && each.version === version && isOwn(each.component),
  );
  return own ? { file: own.file } : undefined;
}
