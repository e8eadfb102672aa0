import { releasePath } from '../addresses.ts';
import { authorityOf } from '../authority.ts';
import { formatDate } from '../format.ts';
import type { Freeze, Portal } from '../portal.ts';
import type { ReleaseRow } from '../release.ts';
import { releaseTitle } from '../release-outline.ts';
import { cleanLine, cleanText } from '../text.ts';
import { anchorOf, type CalendarEntry } from './calendar.ts';
import { dayAfter } from './phase.ts';
import type { Milestone, PlannedRelease } from './plan.ts';

/** An event as calendar programs read it; every text is clean. */
export interface CalendarEvent {
  /** Names product and thing, never the host or a day: what moves stays the same event. */
  uid: string;
  title: string;
  description: string;
  /** First and last day. */
  from: string;
  to: string;
  status: 'tentative' | 'confirmed' | 'cancelled';
  category: 'Release' | 'Milestone' | 'Freeze' | 'Support';
  /** How often it was revised, as far as the data tells. */
  revision: number;
  /** RFC 3339: when it last changed, by the data and never by the clock. */
  changed: string;
  /** Path of the page that says more. */
  path: string;
}

type People = Pick<Portal, 'product' | 'components' | 'facts'>;

/** An entry of the calendar as an event. */
export function eventOf(entry: CalendarEntry, portal: People): CalendarEvent {
  const about = aboutOf(entry, portal);
  const { newest } = portal.facts;
  // What nobody dated changes with the newest commit until it is past, and then no more.
  const settled = `${dayAfter(entry.to)}T00:00:00Z`;
  return {
    ...about,
    uid: `${authorityOf(portal.product.id)}/calendar/${about.uid}`,
    title: cleanLine(about.title),
    description: cleanText(about.description),
    from: entry.from,
    to: entry.to,
    changed: about.changed ?? (newest < settled ? newest : settled),
  };
}

type About = Omit<CalendarEvent, 'from' | 'to' | 'changed'> & { changed: string | null };

function aboutOf(entry: CalendarEntry, portal: People): About {
  switch (entry.kind) {
    case 'release':
      return aboutPlan(entry.plan, entry.release, portal);
    case 'milestone':
      return aboutMilestone(entry.plan, entry.milestone, portal);
    case 'freeze':
      return aboutFreeze(entry.freeze, portal);
    case 'made':
      return aboutMade(entry.release, portal);
    case 'end': {
      const name = nameOf(entry.line.component, entry.line.id, portal);
      const last = entry.of === 'fixes' && entry.line.security;
      return {
        uid: `line/${entry.line.slug}/${entry.of}`,
        title: `${name}: last day with ${entry.of === 'fixes' ? 'fixes' : 'security fixes'}`,
        description: last ? `Security fixes follow until ${formatDate(last)}.` : `The line ${entry.line.id} ends.`,
        ...{ status: 'confirmed', category: 'Support', revision: 0, changed: null, path: `lines/${entry.line.slug}/` },
      };
    }
  }
}

function aboutPlan(plan: PlannedRelease, release: ReleaseRow | null, portal: People): About {
  const done = release !== null || plan.status === 'done';
  const status = done
    ? 'confirmed'
    : plan.status === 'planned'
      ? 'confirmed'
      : (plan.status as 'tentative' | 'cancelled');
  const word = { tentative: 'Tentative: ', cancelled: 'Cancelled: ', confirmed: '' }[status];
  const name = release ? releaseTitle(release, portal) : plannedName(plan, portal);
  const channel = plan.channel === null ? '' : `For the channel ${plan.channel}.`;
  const told = plan.changes.map(({ on, text }) => `${formatDate(on)}: ${text}`);
  return {
    uid: `plan/${plan.id}`,
    title: `${word}${name}${done ? ' released' : status === 'confirmed' ? ' planned' : ''}`,
    description: [plan.note, channel, ...told].filter((text) => text !== '').join('\n'),
    status,
    category: 'Release',
    revision: plan.changes.length + (done || status === 'cancelled' ? 1 : 0),
    changed: lastChange(plan, release),
    path: release ? releasePath(release.id) : `calendar/#${anchorOf('plan', plan.id)}`,
  };
}

function aboutMilestone(plan: PlannedRelease, { name }: Milestone, portal: People): About {
  const given = plan.status === 'cancelled' && plan.release === null;
  return {
    uid: `plan/${plan.id}/${wordOf(name)}`,
    title: `${given ? 'Cancelled: ' : ''}${plannedName(plan, portal)}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    description: plan.note,
    status: given ? 'cancelled' : plan.status === 'tentative' ? 'tentative' : 'confirmed',
    category: 'Milestone',
    revision: plan.changes.length + (given ? 1 : 0),
    changed: lastChange(plan, null),
    path: `calendar/#${anchorOf('plan', plan.id)}`,
  };
}

/** A name as letters, digits and dots, different for different names. Some programs read `%2C` in an id as a comma. */
function wordOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/gu, (char) => `.${(char.codePointAt(0) ?? 0).toString(16)}.`);
}

function aboutFreeze({ id, channels, reason }: Freeze, { product }: People): About {
  const where = channels.length === 0 ? 'every channel' : channels.join(', ');
  return {
    uid: `freeze/${id}`,
    title: `${product.name}: freeze of ${where}`,
    description: reason,
    ...{
      status: 'confirmed',
      category: 'Freeze',
      revision: 0,
      changed: null,
      path: `calendar/#${anchorOf('freeze', id)}`,
    },
  };
}

function aboutMade(release: ReleaseRow, portal: People): About {
  const yanked = release.yanked;
  return {
    uid: `release/${release.id}`,
    title: `${releaseTitle(release, portal)} ${yanked ? 'released, then yanked' : 'released'}`,
    description: yanked ? `Yanked: ${yanked.reason}` : release.summary,
    ...{ status: 'confirmed', category: 'Release', revision: yanked ? 1 : 0 },
    changed: yanked?.at ?? release.date,
    path: releasePath(release.id),
  };
}

function lastChange({ announced, changes }: PlannedRelease, release: ReleaseRow | null): string | null {
  const days = [announced, ...changes.map(({ on }) => on)].filter((day) => day !== null);
  const moments = [...days.map((day) => `${day}T00:00:00Z`), ...(release ? [release.date] : [])];
  return moments.sort().at(-1) ?? null;
}

/** `Lantern 3.2.0`, or `Lantern 2.x` where only the line is known. */
function plannedName(plan: Pick<PlannedRelease, 'component' | 'version' | 'line'>, portal: People): string {
  return nameOf(plan.component, plan.version ?? plan.line, portal);
}

function nameOf(component: string, version: string, portal: People): string {
  return releaseTitle({ component, version }, portal);
}
