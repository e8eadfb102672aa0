import type { Line } from './line.ts';
import type { ReleaseStatus } from './release.ts';
import type { PlacedRelease } from './release-stub.ts';

/** What the state of a release is decided from. */
export interface StatusContext {
  /** `YYYY-MM-DD`: the day the portal is read on, or that of the newest commit. */
  today: string;
  /** Lines by component and id, see `lineKey`. */
  lines: ReadonlyMap<string, Line>;
  yanked: ReadonlySet<string>;
  /** Ids that a channel recommends. */
  current: ReadonlySet<string>;
}

/** The state that the machine-readable files tell; pages compute what depends on today in the browser. */
export function statusOf(release: PlacedRelease, context: StatusContext): ReleaseStatus {
  if (context.yanked.has(release.id)) return 'yanked';
  const line = context.lines.get(lineKey(release.component.id, release.line));
  const end = line?.security ?? line?.support ?? null;
  if (end !== null && end < context.today) return 'ended';
  return line?.latest === release.id || context.current.has(release.id) ? 'offered' : 'superseded';
}

/** Key of a line among those of all components. */
export function lineKey(component: string, line: string): string {
  return `${component}/${line}`;
}
