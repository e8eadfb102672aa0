import { z } from 'astro/zod';
import { type Listing, listedFile } from '../listing.ts';

const BASE64 = /^[A-Za-z0-9+/]{86}==$/;

/** `latest.yml`, `latest-mac.yml`, `beta-linux-arm64.yml`: what electron-builder leaves for its updater. */
export const electronListing = z
  .looseObject({
    version: z.union([z.string(), z.number()]),
    files: z
      .array(
        z.looseObject({
          url: z.string().min(1).max(2000),
          sha512: z.string().regex(BASE64),
          size: z.int().nonnegative().optional(),
        }),
      )
      .min(1),
  })
  .transform(({ version, files }) => (name: string): Listing => {
    const { os, arch } = platformOf(name);
    return {
      version: String(version),
      files: files.map(({ url, sha512, size = null }) => {
        const file = nameIn(url);
        const own = /(?:^|[^a-z0-9])(?:arm64|aarch64|armv7l|ia32|x86_64|amd64|x64|universal)(?![a-z0-9])/i.test(file);
        const integrity = `sha512-${sha512}`;
        return listedFile(file, { path: file, os, arch: own ? null : arch, size, integrity, url: absolute(url) });
      }),
    };
  });

/** The name of the list says the system; electron-builder leaves the processor out where it is x64. */
function platformOf(name: string): { os: string; arch: string } {
  const [, system, arch] = /-(mac|linux)(?:-(\w+))?\.ya?ml$/i.exec(name) ?? [];
  return { os: system === 'mac' ? 'macos' : (system ?? 'windows'), arch: arch ?? 'x64' };
}

function nameIn(url: string): string {
  const last = url.split(/[?#]/)[0]?.split('/').at(-1) ?? url;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function absolute(url: string): string | null {
  return url.startsWith('https://') ? url : null;
}
