import { AlsoInFinder } from '#domain/also-in.ts';
import { dayOf, describeLines } from '#domain/assign-lines.ts';
import { branchChannels } from '#domain/branch-channels.ts';
import { ChangeMaker } from '#domain/change-maker.ts';
import type { ChannelStates } from '#domain/channel-states.ts';
import { componentTouch } from '#domain/component-touch.ts';
import { Contributors } from '#domain/contributors.ts';
import { describeChannels, detectedChannel, highestFirst } from '#domain/describe-channels.ts';
import { findIdentities } from '#domain/identity.ts';
import type { Identities } from '#domain/identity-links.ts';
import { laneKey } from '#domain/lane.ts';
import type { Line } from '#domain/line.ts';
import { mergedBy } from '#domain/merged-branches.ts';
import { moveFinder } from '#domain/moved-tags.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { makeRecord, type RecordContext } from '#domain/release-record.ts';
import { type StandingContext, statusOf } from '#domain/release-status.ts';
import type { PlacedRelease } from '#domain/release-stub.ts';
import { revertTargets } from '#domain/reverts.ts';
import { statedIdentities } from '#domain/stated-identities.ts';
import { withoutSignature } from '#domain/tag-signature.ts';
import type { Skeleton } from './assemble.ts';
import { newestDate, summarizePortal } from './summarize-portal.ts';
import { tagHints } from './tag-hints.ts';

export interface AssembleInput {
  skeleton: Skeleton;
  /** Commit number to its stable patch id, for the candidates of `patchIdCandidates`. */
  patchIds: ReadonlyMap<number, string>;
  /** What manifests and logs say of releases. */
  states: ChannelStates;
  sample: boolean;
  generator: string;
  /** The day to write for, where one was named. */
  now?: string | null | undefined;
}

export interface Assembled {
  portal: Portal;
  /** Full records, in the order of `portal.releases`. */
  releases: Release[];
  /** Number of a commit that takes others back to theirs. */
  reverts: ReadonlyMap<number, readonly number[]>;
  /** The same change on other lines, by commit number. */
  identities: Identities;
}

/** Writes the record of every release and the summary of the whole. Pure. */
export function assemblePortal(input: AssembleInput): Assembled {
  const { skeleton, states } = input;
  const yanked = new Set(skeleton.releases.filter((release) => states.yanked(release) !== null).map(({ id }) => id));
  const unreleased = new Set(skeleton.releases.filter((each) => states.isUnreleased(each)).map(({ id }) => id));
  const withheld = new Set([...yanked, ...unreleased]);
  const lines = skeleton.components.flatMap((component) =>
    describeLines(
      component,
      skeleton.releases.filter((release) => release.component === component),
      {
        byNumber: skeleton.releases,
        withheld,
        settings: skeleton.collected.folder.settings.lines,
      },
    ),
  );
  const channels = describeChannels(skeleton.releases, {
    definitions: skeleton.collected.folder.channels,
    offers: states.offers,
    channelsOf: (release) => channelsOf(release, states),
    withheld,
    unreleased,
    fromBranches: (taken) => branchChannels(skeleton.collected.branches, skeleton.releases, skeleton.history, taken),
  });
  const current = new Set(channels.flatMap((channel) => (channel.current === null ? [] : [channel.current])));
  const context = recordContext(input, { lines, yanked, unreleased, current });
  const made = skeleton.releases.map((release) => makeRecord(release, context));
  const records = newestFirst(
    made.map(({ record }) => record),
    skeleton,
  );
  const problems = [
    ...skeleton.collected.folder.problems,
    ...skeleton.problems,
    ...made.flatMap(({ problems }) => problems),
  ];
  const portal = summarizePortal(input, { records, lines, channels, problems });
  return { releases: records, portal, reverts: context.window.targets, identities: context.alsoIn.identities };
}

function channelsOf(release: PlacedRelease, states: ChannelStates): readonly string[] {
  const stated = states.channelsOf(release);
  return stated.length > 0 ? stated : [detectedChannel(release)];
}

function recordContext(
  { skeleton, patchIds, states, now }: AssembleInput,
  known: Record<'yanked' | 'unreleased' | 'current', ReadonlySet<string>> & { lines: readonly Line[] },
): RecordContext {
  const { history, sections, forge, releases, components, collected } = skeleton;
  const maker = new ChangeMaker(history, sections, forge);
  const merged = mergedBy(history.commits, history.facts, history.index);
  const stated = statedIdentities(collected.folder.notes, history);
  const alsoIn = new AlsoInFinder(findIdentities(history, { patchIds, merged, stated }), history.reach, releases);
  const standing: Pick<StandingContext, 'today' | 'lines' | 'recommended' | 'unreleased'> = {
    today: now ?? collected.folder.settings.today ?? dayOf(newestDate(skeleton)),
    lines: new Map(known.lines.map((line) => [laneKey({ component: line.component, line: line.id }), line])),
    recommended: known.current,
    unreleased: known.unreleased,
  };
  return {
    history,
    releases,
    sections,
    forge,
    productName: tagHints(collected).repositoryName,
    maker,
    contributors: new Contributors(history, maker),
    alsoIn,
    window: {
      history,
      maker,
      merged,
      targets: revertTargets(history, merged),
      releasedIn: (commit) => alsoIn.firstWith(commit)?.id ?? null,
    },
    touches: componentTouch(components, history.commits, (commit) => history.facts[commit]?.scope ?? null),
    signatureOf: ({ tag }) => collected.signatures.get(tag.name) ?? withoutSignature('lightweight'),
    moveOf: moveFinder(collected.folder, (release: PlacedRelease) => states.manifestsOf(release)),
    notesOf: (release) => states.notesOf(release),
    artifactsOf: (release) => states.artifactsOf(release),
    eventsOf: (release) => states.eventsOf(release),
    rowOf: (release) => ({
      date: states.dateOf(release) ?? new Date(release.tag.date * 1000).toISOString().replace('.000Z', 'Z'),
      channel: channelsOf(release, states)[0] ?? 'stable',
      status: statusOf({ ...release, component: release.component.id, yanked: known.yanked.has(release.id) }, standing),
      yanked: states.yanked(release),
    }),
    neighboursOf: neighbours(known.lines),
  };
}

function neighbours(lines: readonly Line[]): RecordContext['neighboursOf'] {
  const places = new Map(lines.flatMap((line) => line.releases.map((id, at) => [id, { line, at }] as const)));
  return (release) => {
    const place = places.get(release.id);
    return { lower: place?.line.releases[place.at + 1] ?? null, higher: place?.line.releases[place.at - 1] ?? null };
  };
}

/** Newest first; releases of one day keep their order by version (rule 6 of history). */
function newestFirst(records: readonly Release[], skeleton: Skeleton): Release[] {
  const rank = new Map([...skeleton.releases].sort(highestFirst).map(({ id }, at) => [id, at]));
  const keyed = records.map((record) => ({ record, day: record.date.slice(0, 10), rank: rank.get(record.id) ?? 0 }));
  keyed.sort((a, b) => (a.day === b.day ? a.rank - b.rank : a.day < b.day ? 1 : -1));
  return keyed.map(({ record }) => record);
}
