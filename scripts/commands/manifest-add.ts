import { join } from 'node:path';
import type { Artifact } from '#domain/artifact.ts';
import { ADDRESS_PARTS, addressOfFile } from '#domain/artifact-address.ts';
import type { ArtifactEntry } from '#domain/artifact-entry.ts';
import type { LeftOut } from '#domain/attach-sides.ts';
import { composeArtifacts } from '#domain/compose-artifacts.ts';
import type { ChainedEvent } from '#domain/event-chain.ts';
import type { Problem } from '#domain/problem.ts';
import { cleanForTerminal } from '#domain/text.ts';
import type { Options } from '../adapters/command-line.ts';
import { InputError, ProblemsError } from '../input-error.ts';
import { makeProgress } from '../progress.ts';
import { readMoment } from '../read-moment.ts';
import { addToManifest, knownArtifacts, type ManifestChange } from '../steps/add-to-manifest.ts';
import { withChannelLock } from '../steps/lock-channel.ts';
import { findManifestTarget, type ManifestTarget } from '../steps/manifest-target.ts';
import {
  isPublished,
  type Publisher,
  publishRelease,
  readChannelLog,
  refuseEarlyPublication,
} from '../steps/publish-release.ts';
import { type FoundFiles, readReleaseFiles } from '../steps/read-release-files.ts';

/** What the command did. */
export interface Added extends ManifestChange {
  leftOut: LeftOut[];
  /** What was added to the log, or null. */
  event: ChainedEvent | null;
  /** Whether the channel offers it now: a channel with a log offers what its log says. */
  state: 'offered' | 'prepared';
}

/**
 * `tagline manifest add --channel C --version V FILE...`: says in a manifest which files a release has, measured, named
 * and with what lies beside them; with `--publish` the channel's log says that it is offered.
 *
 * @param now what the clock says
 * @throws ProblemsError before anything is written
 */
export async function manifestAdd(options: Options, files: readonly string[], now: Date): Promise<Added> {
  const { channel, version } = requireBoth(options);
  const publisher = readPublisher(options, now);
  const over = readPlatform(options);
  const target = await findManifestTarget({ ...options, channel, version });
  const found = await readReleaseFiles(files, makeProgress());
  refuseOtherVersions(found, target);
  const addition = { ...target, hosts: target.settings.artifactHosts };
  const known = await knownArtifacts(addition);
  const composed = composeArtifacts({
    files: found,
    version: target.release.version,
    known,
    over,
    addressOf: addressesOf(options.url, target),
  });
  const leftOut = [...found.leftOut, ...composed.leftOut];
  refuseUnfit(composed, { known, leftOut, files, target });
  return await withChannelLock(join(target.content, 'channels', channel), async () => {
    const log = await readChannelLog(target);
    if (publisher) refuseEarlyPublication(target, log, publisher.at);
    const change = await addToManifest({ ...addition, entries: composed.entries });
    const event = publisher && (await publishRelease(target, log, publisher));
    const isOffered = event !== null || log.events.length === 0 || isPublished(target, log);
    return { ...change, leftOut, event, state: isOffered ? ('offered' as const) : ('prepared' as const) };
  });
}

/** What the command did, in lines for people. */
export function describeAdded({ file, how, added, completed, unchanged, leftOut, event, state }: Added): string {
  const lines = [
    `${file}: ${how}`,
    ...added.map((name) => `  added ${name}`),
    ...completed.map((name) => `  completed ${name}`),
    ...unchanged.map((name) => `  unchanged ${name}`),
    ...leftOut.map(({ file: name, reason }) => `  left out ${name}: ${reason}`),
    event ? `published by ${event.by} at ${event.at}` : state,
  ];
  if (state === 'prepared') lines.push('The channel has a log: it is offered once published. Add --publish --by NAME');
  return lines.map((line) => `${cleanForTerminal(line)}\n`).join('');
}

function requireBoth({ channel, version }: Options): { channel: string; version: string } {
  if (channel !== undefined && version !== undefined) return { channel, version };
  const name = channel === undefined ? '--channel' : '--version';
  throw new InputError({
    code: 'missing-option',
    message: `${name} is missing.`,
    hint: 'Write: tagline manifest add --channel stable --version 2.4.1 dist/*',
  });
}

function readPublisher({ publish, by, at }: Options, now: Date): Publisher | null {
  if (!publish) return null;
  if (by) return { by, at: readMoment(at, now) };
  throw new InputError({
    code: 'missing-option',
    message: 'The log says who published a release, and --by is missing.',
    hint: 'Add --by with a name, in GitHub Actions: --by "$GITHUB_ACTOR"',
  });
}

const KINDS: readonly Artifact['kind'][] = ['archive', 'installer', 'binary', 'package', 'chart', 'source'];

function readPlatform({ os, arch, kind }: Options): Partial<Pick<Artifact, 'os' | 'arch' | 'kind'>> {
  const known = KINDS.find((each) => each === kind);
  const isWord = (word: string | undefined) => word === undefined || /^[a-z0-9][a-z0-9_.-]{0,39}$/.test(word);
  if (isWord(os) && isWord(arch) && (kind === undefined || known))
    return { ...(os ? { os } : {}), ...(arch ? { arch } : {}), ...(known ? { kind: known } : {}) };
  throw new InputError({
    code: 'bad-platform',
    message: 'A system and a processor are one word in lower case, and the kind is one of those known.',
    hint: `For instance: --os linux --arch x64 --kind archive. Kinds: ${KINDS.join(', ')}.`,
  });
}

function addressesOf(
  template: string | undefined,
  { channel, release }: ManifestTarget,
): (name: string) => string | null {
  if (template === undefined) return () => null;
  const { version, tag, component } = release;
  const parts = { version, tag, channel, component };
  if (addressOfFile(template, parts, 'x') !== null) return (name) => addressOfFile(template, parts, name);
  throw new InputError({
    code: 'bad-url-template',
    message: `${template} makes no https address.`,
    hint: `Write for instance --url 'https://downloads.example.com/{version}/'. Known: ${ADDRESS_PARTS.map((part) => `{${part}}`).join(', ')}.`,
  });
}

/** A list of another release beside the files of this one is a mistake that nobody would see later. */
function refuseOtherVersions({ versions }: FoundFiles, { release }: ManifestTarget): void {
  const plain = (text: string) => text.replace(/^[vV](?=\d)/, '');
  const others = versions.filter(({ version }) => version !== release.tag && plain(version) !== release.version);
  if (others.length === 0) return;
  throw new ProblemsError(
    others.map(({ file, version }) => ({
      code: 'other-version',
      severity: 'error',
      message: `This is of ${version}, but the manifest is about ${release.version}.`,
      hint: `Build ${release.tag} anew, or say --version ${version}`,
      where: { file },
    })),
  );
}

interface Around {
  known: readonly string[];
  leftOut: readonly LeftOut[];
  files: readonly string[];
  target: ManifestTarget;
}

function refuseUnfit(
  { entries, problems }: { entries: readonly ArtifactEntry[]; problems: readonly Problem[] },
  { known, leftOut, files, target }: Around,
): void {
  const lost = entries.filter(({ file, kind, url, registry }) => kind && !url && !registry && !known.includes(file));
  const all = [...problems, ...(lost.length > 0 ? [noAddress(lost, target)] : [])];
  if (files.length > 0 && entries.length === 0) all.push(nothingToAdd(leftOut));
  if (all.length > 0) throw new ProblemsError(all);
}

function noAddress(lost: readonly ArtifactEntry[], { forge }: ManifestTarget): Problem {
  const place =
    forge.kind === 'github' ? `${forge.url}/releases/download/{tag}/` : 'https://downloads.example.com/{version}/';
  const names = lost.slice(0, 5).map(({ file }) => file);
  return {
    code: 'no-address',
    severity: 'error',
    message: `Nobody said where ${names.join(', ')}${lost.length > 5 ? ', ...' : ''} will be downloaded from.`,
    hint: `Say it with --url, for instance: --url '${place}'`,
  };
}

function nothingToAdd(leftOut: readonly LeftOut[]): Problem {
  const reasons = leftOut.slice(0, 5).map(({ file, reason }) => `${file} (${reason})`);
  return {
    code: 'nothing-to-add',
    severity: 'error',
    message: `None of the files is an artifact: ${reasons.join(', ')}.`,
    hint: 'Name what readers download, or the list that goreleaser, electron-builder or sha256sum left.',
  };
}
