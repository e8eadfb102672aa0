import semver from 'semver';
import {
  type ComponentOffer,
  type Fetched,
  fetchedFiles,
  offeredSince,
  type UpdateFile,
  updatePath,
} from './component-offer.ts';
import { updaterOf } from './update-signature.ts';

/** A file that Tauri's updater installs, for one platform. */
interface Bundle {
  /** `windows-x86_64`. */
  platform: string;
  /** `msi`: what installations made by it ask for first. */
  installer: string;
  file: Fetched;
  isSigned: boolean;
}

/**
 * What Tauri's updater reads on a channel: the highest release that has a signed bundle, with every platform that has
 * one. A platform without signature is left out, since one that is not whole makes the file useless for all.
 *
 * @param name `latest` for the channel that is taken where none is named, else the id of the channel
 */
export function tauriFiles(offer: ComponentOffer, name: string): UpdateFile[] {
  const found = offer.releases
    .filter(({ version }) => semver.valid(version) === version)
    .map((release) => ({ release, signed: bundlesOf(release).filter(({ isSigned }) => isSigned) }))
    .find(({ signed }) => signed.length > 0);
  if (!found) return [];
  const { release, signed } = found;
  const platforms: Record<string, { signature: string; url: string }> = {};
  for (const { platform, installer, file } of signed) {
    const entry = { signature: file.updateSignature ?? '', url: file.url };
    platforms[platform] ??= entry;
    platforms[`${platform}-${installer}`] ??= entry;
  }
  const info = { version: release.version, notes: release.summary, pub_date: offeredSince(offer.channel, release) };
  const text = `${JSON.stringify({ ...info, platforms }, null, 2)}\n`;
  return [{ path: updatePath(offer.component, `${name}.json`), text }];
}

/** Files that Tauri would install if they were signed, on platforms where no other is, beside others that are signed. */
export function unsignedBundles(release: ComponentOffer['releases'][number]): { platform: string; file: string }[] {
  const bundles = bundlesOf(release);
  const signed = new Set(bundles.filter(({ isSigned }) => isSigned).map(({ platform }) => platform));
  if (signed.size === 0) return [];
  const lacking = bundles.filter(({ platform }) => !signed.has(platform));
  const first = lacking.filter(({ platform }, at) => lacking.findIndex((each) => each.platform === platform) === at);
  return first.map(({ platform, file }) => ({ platform, file: file.file }));
}

/** Of several installers of a platform the first is for those who do not say which they have. */
const INSTALLERS: readonly (readonly [string, string, RegExp])[] = [
  ['windows', 'msi', /\.msi(?:\.zip)?$/i],
  ['windows', 'nsis', /\.exe$|\.nsis\.zip$/i],
  ['macos', 'app', /\.app\.tar\.gz$/i],
  ['linux', 'appimage', /\.appimage(?:\.tar\.gz)?$/i],
  ['linux', 'deb', /\.deb$/i],
  ['linux', 'rpm', /\.rpm$/i],
];

const ARCHS: Readonly<Record<string, readonly string[]>> = {
  x64: ['x86_64'],
  arm64: ['aarch64'],
  x86: ['i686'],
  armv7: ['armv7'],
  universal: ['x86_64', 'aarch64'],
};

function bundlesOf(release: ComponentOffer['releases'][number]): Bundle[] {
  const files = fetchedFiles(release);
  return INSTALLERS.flatMap(([os, installer, ending]) =>
    files.filter((file) => file.os === os && ending.test(file.file)).flatMap((file) => bundlesOfFile(file, installer)),
  );
}

function bundlesOfFile(file: Fetched, installer: string): Bundle[] {
  const system = file.os === 'macos' ? 'darwin' : file.os;
  const archs = Object.hasOwn(ARCHS, file.arch) ? (ARCHS[file.arch] ?? []) : [];
  const isSigned = file.updateSignature !== undefined && updaterOf(file.updateSignature) === 'tauri';
  return archs.map((arch) => ({ platform: `${system}-${arch}`, installer, file, isSigned }));
}
