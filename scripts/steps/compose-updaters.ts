import type { AddressOf } from '#domain/addresses.ts';
import type { TextFile } from '#domain/generated-file.ts';
import {
  type ComponentOffer,
  componentOffers,
  defaultChannel,
  type UpdateFile,
} from '#domain/updater/component-offer.ts';
import { electronFiles } from '#domain/updater/electron.ts';
import { helmFiles } from '#domain/updater/helm.ts';
import { sparkleFiles } from '#domain/updater/sparkle.ts';
import { tauriFiles } from '#domain/updater/tauri.ts';
import type { ComposeInput } from './compose.ts';

/**
 * What the updaters of products and Helm read, as far as there are artifacts for them; a release that was yanked is
 * in none of them.
 */
export function composeUpdaters(input: ComposeInput, addressOf: AddressOf): TextFile[] {
  return updateFiles(input, addressOf).map(({ path, text }) => ({ path: `static/${path}`, text }));
}

/** The same files with their addresses in the portal. */
export function updateFiles({ portal, releases, site }: ComposeInput, addressOf: AddressOf): UpdateFile[] {
  const offers = componentOffers(
    portal,
    releases.filter(({ artifacts }) => artifacts.length > 0),
  );
  const known = defaultChannel(portal);
  const nameOf = ({ channel }: ComponentOffer) => (channel.id === known ? 'latest' : channel.id);
  const context = { product: portal.product.name, defaultChannel: known, addressOf: site === null ? null : addressOf };
  const byComponent = Map.groupBy(offers, ({ component }) => component.id);
  return [
    ...offers.flatMap((offer) => [...electronFiles(offer, nameOf(offer)), ...tauriFiles(offer, nameOf(offer))]),
    ...[...byComponent.values()].flatMap((own) => sparkleFiles(own, context)),
    ...helmFiles(offers, portal),
  ];
}
