import { join } from 'node:path';
import type { LeftOut } from '#domain/attach-sides.ts';
import type { ChannelRelease } from '#domain/channel-state.ts';
import { composeArtifacts } from '#domain/compose-artifacts.ts';
import type { ChainedEvent } from '#domain/event-chain.ts';
import { cleanForTerminal } from '#domain/text.ts';
import type { Options } from '../adapters/command-line.ts';
import { addressesOf, readPlatform, readPublisher, requireBoth } from '../manifest-options.ts';
import { makeProgress } from '../progress.ts';
import { addToManifest, knownArtifacts, type ManifestChange } from '../steps/add-to-manifest.ts';
import { writeLog } from '../steps/append-event.ts';
import { withChannelLock } from '../steps/lock-channel.ts';
import { findManifestTarget } from '../steps/manifest-target.ts';
import { planPublication, readChannelLog, standingOf } from '../steps/publish-release.ts';
import { readReleaseFiles } from '../steps/read-release-files.ts';
import { refuseOtherVersions, refuseUnfit } from '../steps/refuse-unfit-files.ts';
import { refuseUnsigned } from '../steps/refuse-unsigned.ts';

/** What the command did. */
export interface Added extends ManifestChange {
  leftOut: LeftOut[];
  /** What was added to the log, or null. */
  event: ChainedEvent | null;
  /** What it is on the channel now: a channel with a log offers what its log says. */
  state: ChannelRelease['status'];
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
  if (publisher) await refuseUnsigned(target);
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
    const longer = publisher && (await planPublication(target, log, publisher));
    const change = await addToManifest({ ...addition, entries: composed.entries });
    if (longer) await writeLog(target.content, longer);
    const event = longer?.event ?? null;
    return { ...change, leftOut, event, state: standingOf(target, log, { date: change.date, event }) };
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
    event ? `published by ${event.by} at ${event.at}` : `now ${state}`,
  ];
  if (state === 'prepared') lines.push('The channel has a log: it is offered once published. Add --publish --by NAME');
  return lines.map((line) => `${cleanForTerminal(line)}\n`).join('');
}
