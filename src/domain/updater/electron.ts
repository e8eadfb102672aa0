import semver from 'semver';
import type { Release } from '../release.ts';
import {
  type ComponentOffer,
  type Fetched,
  fetchedFiles,
  offeredSince,
  termsOf,
  type UpdateFile,
  updatePath,
} from './component-offer.ts';

/** An artifact with what electron-updater demands. */
type Checked = Fetched & { size: number; integrity: string };

/** One file that electron-updater asks for: how its name ends, and what of a release belongs there. */
interface Target {
  suffix: string;
  filesOf: (files: readonly Checked[]) => Checked[];
}

/**
 * The files that electron-updater reads on a channel: `latest.yml`, `latest-mac.yml`, `latest-linux.yml`,
 * `latest-linux-arm64.yml` and so on, each naming the highest release that has files for it. Files count where size and
 * SHA-512 are known.
 *
 * @param name `latest` for the channel that is taken where none is named, else the id of the channel
 */
export function electronFiles(offer: ComponentOffer, name: string): UpdateFile[] {
  const known = offer.releases.filter(({ version }) => semver.valid(version) === version);
  const checked = known.map((release) => ({ release, files: fetchedFiles(release).filter(isChecked) }));
  return TARGETS.flatMap(({ suffix, filesOf }) => {
    const found = checked.find(({ files }) => filesOf(files).length > 0);
    if (!found) return [];
    const text = updateInfo(offer, found.release, filesOf(found.files));
    return [{ path: updatePath(offer.component, `${name}${suffix}.yml`), text }];
  });
}

/** Processors of Linux as Node, whose words the names have, calls them; x64 is not named. */
const LINUX: Readonly<Record<string, string>> = {
  x64: '',
  arm64: '-arm64',
  armv7: '-arm',
  x86: '-ia32',
  riscv64: '-riscv64',
  loong64: '-loong64',
};

const TARGETS: readonly Target[] = [
  { suffix: '', filesOf: windowsFiles },
  { suffix: '-mac', filesOf: macFiles },
  ...Object.entries(LINUX).map(([arch, end]) => ({
    suffix: `-linux${end}`,
    filesOf: (files: readonly Checked[]) => linuxFiles(files, arch),
  })),
];

function isChecked(file: Fetched): file is Checked {
  return file.size !== null && file.integrity !== undefined;
}

/** Setup programs alone: what runs without installing does not update itself. */
function windowsFiles(files: readonly Checked[]): Checked[] {
  const programs = files.filter(({ os, file }) => os === 'windows' && /\.exe$/i.test(file));
  const setups = programs.filter(({ kind }) => kind === 'installer');
  return byArch(setups.length > 0 ? setups : programs);
}

/** The updater needs a zip; images are for people. */
function macFiles(files: readonly Checked[]): Checked[] {
  const own = files.filter(({ os, file }) => os === 'macos' && /\.(?:zip|dmg)$/i.test(file));
  const isZip = ({ file }: Checked) => /\.zip$/i.test(file);
  return own.some(isZip) ? [...byArch(own.filter(isZip)), ...byArch(own.filter((file) => !isZip(file)))] : [];
}

function linuxFiles(files: readonly Checked[], arch: string): Checked[] {
  const own = files.filter((each) => each.os === 'linux' && (each.arch === arch || (arch === 'x64' && isAny(each))));
  return PACKED.flatMap((ending) => own.filter(({ file }) => ending.test(file)));
}

const PACKED = [/\.appimage$/i, /\.deb$/i, /\.rpm$/i, /\.pacman$/i];

function isAny({ arch }: Checked): boolean {
  return arch === 'any' || arch === 'universal';
}

/** A machine that finds its own processor in no name takes the first: what runs on most comes first. */
function byArch(files: readonly Checked[]): Checked[] {
  const place = ({ arch }: Checked) => (['universal', 'any', 'x64', 'x86', 'arm64'].indexOf(arch) + 9) % 9;
  return [...files].sort((a, b) => place(a) - place(b));
}

/** Texts are quoted as in JSON, which YAML reads alike; `path` and the `sha512` beside it are for old clients. */
function updateInfo({ channel }: ComponentOffer, release: Release, files: readonly Checked[]): string {
  const { rollout = 100 } = termsOf(channel, release);
  const sha512 = ({ integrity }: Checked) => JSON.stringify(integrity.slice('sha512-'.length));
  const listed = files.flatMap((file) => [
    `  - url: ${JSON.stringify(file.url)}`,
    `    sha512: ${sha512(file)}`,
    `    size: ${file.size}`,
  ]);
  const [first] = files as [Checked];
  return [
    `version: ${JSON.stringify(release.version)}`,
    'files:',
    ...listed,
    `path: ${JSON.stringify(first.url)}`,
    `sha512: ${sha512(first)}`,
    `releaseDate: ${JSON.stringify(offeredSince(channel, release))}`,
    ...(rollout < 100 ? [`stagingPercentage: ${rollout}`] : []),
    '',
  ].join('\n');
}
