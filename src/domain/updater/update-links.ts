import type { Component } from '../component.ts';

/** A file that an updater reads, and whose. */
export interface UpdateLink {
  url: string;
  /** `latest-mac.yml`. */
  name: string;
  reader: 'electron-updater' | 'Tauri' | 'Sparkle' | 'Helm';
}

/**
 * The files that concern one component on one channel, among all of the portal.
 *
 * @param urls as `/api/v1/index.json` has them
 * @param channel its id, and whether updaters take it where none is named
 */
export function updateLinks(
  urls: readonly string[],
  { id, root }: Pick<Component, 'id' | 'root'>,
  channel: { id: string; isDefault: boolean },
): UpdateLink[] {
  const folder = root ? '/update/' : `/update/${id}/`;
  const own = channel.isDefault ? 'latest' : channel.id;
  return urls.flatMap((url): UpdateLink[] => {
    const name = url.slice(url.lastIndexOf('/') + 1);
    if (url.endsWith('/charts/index.yaml')) return root ? [{ url, name: 'charts/index.yaml', reader: 'Helm' }] : [];
    if (!url.slice(0, -name.length).endsWith(folder)) return [];
    if (/^appcast(?:-\w+)?\.xml$/.test(name)) return [{ url, name, reader: 'Sparkle' }];
    if (name === `${own}.json`) return [{ url, name, reader: 'Tauri' }];
    return ELECTRON.test(name) && name.replace(ELECTRON, '') === own ? [{ url, name, reader: 'electron-updater' }] : [];
  });
}

const ELECTRON = /(?:-mac|-linux(?:-(?:arm64|arm|ia32|riscv64|loong64))?)?\.yml$/;
