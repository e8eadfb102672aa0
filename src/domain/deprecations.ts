import type { Change } from './change.ts';
import type { Deprecation, DeprecationsFile } from './deprecation.ts';
import { deprecates, isGeneral, namesIn, removalAnnounced, removes } from './deprecation-text.ts';
import type { Portal } from './portal.ts';
import type { Release } from './release.ts';
import { compareVersions, versionFields } from './version-fields.ts';

/**
 * Everything that was deprecated, with what became of it: by notes by hand, by changes of the type `deprecate` or the
 * section, by the footer `DEPRECATED:`, by titles that say so and by breaking texts that announce a removal.
 *
 * @param releases full records, in any order
 */
export function composeDeprecations(portal: Portal, releases: readonly Release[]): DeprecationsFile {
  const told = toldReleases(portal, releases);
  const byComponent = Map.groupBy(told, ({ component }) => component);
  const order = new Map(
    portal.components.toSorted((a, b) => Number(b.root) - Number(a.root)).map(({ id }, at) => [id, at]),
  );
  const found = [...byComponent].flatMap(([component, own]) => {
    const lowestFirst = own.toSorted((a, b) => compareVersions(a.version, b.version));
    const removals = lowestFirst.flatMap(removalsOf);
    const highest = lowestFirst.findLast(({ kind }) => kind === 'stable')?.version ?? null;
    const once = firstOfEach(lowestFirst.flatMap(deprecationsOf)).toReversed();
    return once.map((raw) => ({ order: order.get(component) ?? 0, deprecation: settled(raw, removals, highest) }));
  });
  const sorted = found.toSorted((a, b) => a.order - b.order).map(({ deprecation }) => deprecation);
  // What touches several components is told with the first of them.
  return { schemaVersion: 1, deprecations: firstOfEach(sorted) };
}

/** Stable releases, and prereleases above the newest of their line: what these tell is told again by the final. */
function toldReleases({ lines }: Portal, releases: readonly Release[]): Release[] {
  const byId = new Map(releases.map((release) => [release.id, release]));
  return lines.flatMap((line) => {
    const own = line.releases.flatMap((id) => byId.get(id) ?? []);
    const above = own.findIndex(({ kind }) => kind === 'stable');
    return own.filter(({ kind }, at) => kind === 'stable' || above < 0 || at < above);
  });
}

type Raw = Omit<Deprecation, 'state' | 'removed'>;

function deprecationsOf(release: Release): Raw[] {
  const { component, line, id, version, date } = release;
  const place = { component, line, release: id, version, date };
  const byHand = (release.notes?.deprecations ?? []).map(({ what, since, removal, replacement }) => ({
    ...place,
    ...{ what, text: since ? `Deprecated since ${since}.` : null, change: null, references: [], removal, replacement },
  }));
  const mined = release.changes.filter(isDeprecation).map((change) => {
    const text = change.deprecation ?? (change.breakingText === change.subject ? null : change.breakingText);
    const removal = removalAnnounced(`${change.subject}\n${text ?? ''}`, !change.breaking);
    const { references } = change;
    return { ...place, what: change.subject, text, change: change.id, references, removal, replacement: null };
  });
  // What people wrote about the same thing is better than what was mined.
  const named = new Set(byHand.flatMap(({ what }) => namesIn(what)));
  return [...byHand, ...mined.filter(({ what }) => !namesIn(what).some((name) => named.has(name)))];
}

function isDeprecation({ type, section, subject, deprecation, breaking, breakingText }: Change): boolean {
  if (section === 'reverts') return false;
  if (deprecation || /^deprecat/.test(type ?? '')) return true;
  if (section === 'deprecations' && !isGeneral(subject)) return true;
  if (deprecates(subject)) return true;
  return breaking && removalAnnounced(`${subject}\n${breakingText ?? ''}`) !== null;
}

/** A change that several lines carry is told where it came first. */
function firstOfEach<One extends Raw>(lowestFirst: readonly One[]): One[] {
  const known = new Set<string>();
  return lowestFirst.filter(({ change, what }) => {
    const keys = [what.toLowerCase().replaceAll('`', ''), ...(change === null ? [] : [change])];
    const isNew = !keys.some((key) => known.has(key));
    for (const key of keys) known.add(key);
    return isNew;
  });
}

interface Removal {
  release: Release;
  change: Change;
  names: ReadonlySet<string>;
}

/** Breaking changes that take something away, with the names in them. */
function removalsOf(release: Release): Removal[] {
  return release.changes.flatMap((change) => {
    const text = `${change.subject}\n${change.breakingText ?? ''}`;
    if (!change.breaking || !removes(text)) return [];
    return [{ release, change, names: new Set([...namesIn(change.subject), ...namesIn(change.breakingText ?? '')]) }];
  });
}

function settled(raw: Raw, removals: readonly Removal[], highest: string | null): Deprecation {
  const names = namesIn(raw.what);
  const end = removals.find(
    ({ release, change, names: removed }) =>
      change.id !== raw.change &&
      compareVersions(release.version, raw.version) > 0 &&
      names.some((name) => removed.has(name)),
  );
  if (end) {
    const { release, change } = end;
    const removed = { release: release.id, version: release.version, change: change.id, subject: change.subject };
    return { ...raw, state: 'removed', removed };
  }
  return { ...raw, state: raw.removal === null ? 'open' : isOut(raw, highest) ? 'due' : 'announced', removed: null };
}

/** Whether the version that was to remove it is out. */
function isOut({ removal, version }: Raw, highest: string | null): boolean {
  if (removal === null || highest === null) return false;
  const major = (versionFields(version)?.numbers[0] ?? 0) + 1;
  const announced = removal === 'next major' ? String(major) : removal.replace(/(?:\.x)+$/, '');
  return compareVersions(highest, announced) >= 0;
}
