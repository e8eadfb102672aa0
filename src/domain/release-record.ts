import { releaseDataPath, releasePath } from './addresses.ts';
import type { AlsoInFinder } from './also-in.ts';
import { applyNotes } from './apply-notes.ts';
import type { Artifact } from './artifact.ts';
import type { Change } from './change.ts';
import type { ChangeMaker } from './change-maker.ts';
import type { ReleaseEvent } from './channel.ts';
import type { Contributors } from './contributors.ts';
import { checkCorrections } from './cross-check-notes.ts';
import { archiveUrls, type Forge, tagUrl } from './forge.ts';
import type { History } from './history.ts';
import type { NotesFile } from './portal-folder.ts';
import type { Problem } from './problem.ts';
import type { Reach } from './reach.ts';
import type { Release, ReleaseNotes, ReleaseRow, SinceStable } from './release.ts';
import type { PlacedRelease } from './release-stub.ts';
import { countChanges, summarize } from './release-summary.ts';
import type { Sections } from './sections.ts';
import type { TagMove } from './tag-record.ts';
import type { TagSignature } from './tag-signature.ts';
import { readWindow, type WindowContext } from './window.ts';

/** What every release's record is made from. */
export interface RecordContext {
  history: History;
  releases: readonly PlacedRelease[];
  sections: Sections;
  forge: Forge;
  productName: string;
  maker: ChangeMaker;
  contributors: Contributors;
  alsoIn: AlsoInFinder;
  window: Omit<WindowContext, 'touches'>;
  touches: ReadonlyMap<string, (commit: number) => boolean>;
  notesOf: (release: PlacedRelease) => NotesFile | undefined;
  artifactsOf: (release: PlacedRelease) => readonly Artifact[];
  eventsOf: (release: PlacedRelease) => readonly ReleaseEvent[];
  signatureOf: (release: PlacedRelease) => TagSignature;
  moveOf: (release: PlacedRelease) => TagMove | null;
  /** What the row says that changes do not decide. */
  rowOf: (release: PlacedRelease) => Pick<ReleaseRow, 'date' | 'channel' | 'status' | 'yanked'>;
  /** Neighbours by version within the line, as ids. */
  neighboursOf: (release: PlacedRelease) => { lower: string | null; higher: string | null };
}

/** Writes the whole record of one release; problems are corrections in its notes that point at nothing. */
export function makeRecord(release: PlacedRelease, context: RecordContext): { record: Release; problems: Problem[] } {
  const { history, releases } = context;
  const previous = release.previous === null ? null : (releases[release.previous] ?? null);
  const range = history.reach.range(release.previous, release.commit);
  const window = readWindow(range, { ...context.window, touches: touchOf(release, context) });
  const notes = context.notesOf(release);
  const corrected = applyNotes(window.changes, notes);
  const changes = corrected.changes.map((change) => withAlsoIn(change, release, context));
  const counts = countChanges(changes);
  const move = context.moveOf(release);
  const record: Release = {
    schemaVersion: 1,
    id: release.id,
    component: release.component.id,
    version: release.version.text,
    tag: release.tag.name,
    commit: release.tag.commit,
    kind: release.kind,
    level: release.level,
    line: release.line,
    ...context.rowOf(release),
    summary: notes?.summary ?? notes?.title ?? summarize(changes),
    counts,
    previous: previous?.tag.name ?? null,
    previousId: previous?.id ?? null,
    movedFrom: move?.from ?? null,
    ...(move?.accepted ? { moveAccepted: true as const } : {}),
    spelledTwiceWith: release.twin,
    url: releasePath(release.id),
    data: releaseDataPath(release.id),
    range: {
      from: previous?.tag.commit ?? null,
      to: release.tag.commit,
      commits: range.length,
      diverged: previous ? diverged(release, previous, range.length, history.reach) : 0,
    },
    sections: context.sections.list(new Set(changes.map(({ section }) => section))),
    changes,
    omitted: [...window.omitted, ...corrected.omitted],
    otherComponents: window.otherComponents,
    sinceStable: sinceStable(release, context),
    contributors: context.contributors.of(window.shown),
    artifacts: artifacts(release, context),
    events: [...context.eventsOf(release)],
    notes: notes ? publicNotes(notes) : null,
    ...context.neighboursOf(release),
    signature: context.signatureOf(release),
    move,
    forgeUrl: tagUrl(context.forge, release.tag.name),
  };
  return { record, problems: notes ? checkCorrections(notes, window.changes) : [] };
}

function touchOf(release: PlacedRelease, { touches }: RecordContext): (commit: number) => boolean {
  return touches.get(release.component.id) ?? (() => true);
}

/** Commits of `previous` that the release lacks: all of them but those that both have. */
function diverged(release: PlacedRelease, previous: PlacedRelease, own: number, reach: Reach): number {
  return reach.size(previous.number) - (reach.size(release.number) - own);
}

function withAlsoIn(change: Change, release: PlacedRelease, context: RecordContext): Change {
  const { index, commits } = context.history;
  const number = index.numberOf.get(change.commits[0] ?? '');
  const alsoIn =
    number === undefined ? [] : context.alsoIn.find(number, release, (commit) => commits[commit]?.id ?? '');
  return alsoIn.length > 0 ? { ...change, alsoIn } : change;
}

/** Rule 3 of history: a prerelease tells apart what is new since the last stable. */
function sinceStable(release: PlacedRelease, context: RecordContext): SinceStable | null {
  if (release.kind === 'stable' || release.stableBefore === null) return null;
  const from = context.releases[release.stableBefore];
  if (!from) return null;
  const range = context.history.reach.range(release.stableBefore, release.commit);
  const touches = touchOf(release, context);
  const breaking = range.filter((commit) => context.history.facts[commit]?.breaking && touches(commit));
  const window = breaking.length === 0 ? null : readWindow(range, { ...context.window, touches });
  const entries = (window?.changes ?? []).filter((change) => change.breaking);
  return {
    from: from.tag.name,
    fromId: from.id,
    commits: range.length,
    breaking: entries.map(({ id, subject, breakingText }) => ({ id, subject, breakingText })),
    url: `compare/?from=${encodeURIComponent(from.id)}&to=${encodeURIComponent(release.id)}`,
  };
}

/** What manifests state, else the archives that the forge makes of the tag. */
function artifacts(release: PlacedRelease, context: RecordContext): Artifact[] {
  const stated = context.artifactsOf(release);
  if (stated.length > 0) return [...stated];
  const name = `${context.productName}-${release.tag.name}`.replace(/[^\w.@-]+/g, '-');
  return archiveUrls(context.forge, release.tag.name, name).map(({ ending, url }) => ({
    file: `${name}${ending}`,
    os: 'any',
    arch: 'any',
    kind: 'source',
    url,
    size: null,
    sha256: null,
    signature: null,
    sbom: null,
    install: null,
  }));
}

function publicNotes(notes: NotesFile): ReleaseNotes {
  const { file, title, summary, highlights, upgrade, knownIssues, body, rollback, deprecations } = notes;
  const own = { file, title, summary, highlights, upgrade, knownIssues, body };
  return { ...own, ...(rollback && { rollback }), ...(deprecations && { deprecations }) };
}
