import { formatDate, formatMany } from '../format.ts';
import { type PageNode, part } from '../page-part.ts';
import type { Freeze } from '../portal.ts';
import { shellWord } from '../shell-word.ts';
import { type Verdict, verdictOf } from './board-verdict.ts';
import { isInForce, type Move, type Vote } from './waiting.ts';

/** What the card of a waiting release is drawn from; it stands on the page, so that the browser draws it for its day. */
export interface CardFacts {
  move: Move;
  /** Whether there is a manifest, so that a command can publish it. */
  prepared: boolean;
  /** Names of the channels that the move speaks of, by id. */
  names: Record<string, string>;
}

/** What the card says that depends on the day: how far the release is, each requirement, and the command. */
export function cardParts({ move, prepared, names }: CardFacts, at: string): PageNode[] {
  const nameOf = (id: string) => (Object.hasOwn(names, id) ? (names[id] ?? id) : id);
  const verdict = verdictOf(move, at, nameOf);
  const gates = verdict.kind === 'stopped' ? [] : gatesOf(move, at, nameOf);
  return [
    part('p', { class: `mg-verdict ${TONES[verdict.kind]}` }, [part('b', {}, [verdict.word]), ` ${verdict.text}`]),
    ...(gates.length > 0 ? [part('ul', { class: 'mg-gates' }, gates)] : []),
    ...(prepared ? commandOf(move, verdict) : []),
  ];
}

/** What a channel says of freezes on a day: the one in force, and the next that comes within a quarter. */
export function freezeParts(freezes: readonly Freeze[], at: string): PageNode[] {
  const day = at.slice(0, 10);
  const now = freezes.filter((freeze) => isInForce(freeze, at));
  const coming = freezes
    .filter(({ from }) => from > day && from <= daysAfter(day, SOON))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return [
    ...now.map(({ to, reason }) =>
      part('p', { class: 'mg-freeze now' }, [part('b', {}, [`Frozen until ${formatDate(to)}.`]), ` ${reason}`]),
    ),
    ...coming.slice(0, 1).map(({ from, to, reason }) => {
      const days = part('b', {}, [`Freeze from ${formatDate(from)} to ${formatDate(to)}.`]);
      return part('p', { class: 'mg-freeze' }, [days, ` ${reason}`]);
    }),
  ];
}

/** How much waits for whom, over all channels. */
export function summaryParts(cards: readonly CardFacts[], at: string): PageNode[] {
  const kinds = cards.map(({ move }) => verdictOf(move, at, (id) => id).kind);
  const count = (kind: Verdict['kind']) => kinds.filter((each) => each === kind).length;
  const figures = (Object.keys(FIGURES) as Verdict['kind'][]).map((kind) =>
    part('div', { class: count(kind) > 0 ? `mg-figure ${TONES[kind]}` : 'mg-figure' }, [
      part('dt', {}, [FIGURES[kind]]),
      part('dd', {}, [String(count(kind))]),
    ]),
  );
  return [part('dl', { class: 'mg-figures' }, figures)];
}

const SOON = 92;
const TONES = { ready: 'good', time: 'signal', people: 'warning', stopped: 'bad' } as const;
const FIGURES = {
  ready: 'ready to publish',
  time: 'held by a date alone',
  people: 'waiting for people',
  stopped: 'stopped',
} as const;

function gatesOf(
  { approvals, checklist, stay, freezes }: Move,
  at: string,
  nameOf: (id: string) => string,
): PageNode[] {
  const { needed, given } = approvals;
  const done = checklist.filter((check) => check.done !== null).length;
  return [
    ...(needed === 0
      ? []
      : [gate(given.length >= needed, `Approvals, ${given.length} of ${needed}`, given.map(voteLine))]),
    ...(checklist.length === 0
      ? []
      : [gate(done === checklist.length, `Checklist, ${done} of ${checklist.length}`, checklist.map(checkLine))]),
    ...(stay === null ? [] : [stayGate(stay, at, nameOf)]),
    ...freezes
      .filter((freeze) => isInForce(freeze, at))
      .map(({ to }) => gate(false, `Freeze until ${formatDate(to)}`, [])),
  ];
}

function gate(passed: boolean, label: string, lines: readonly PageNode[]): PageNode {
  return part('li', { class: passed ? 'mg-gate passed' : 'mg-gate' }, [
    part('span', { class: 'mg-label' }, [part('span', { class: 'sr' }, [passed ? 'Done: ' : 'Open: ']), label]),
    lines.length > 0 && part('ul', { class: 'mg-lines' }, lines),
  ]);
}

function voteLine({ by, at, reason }: Vote): PageNode {
  const when = part('time', { datetime: at }, [formatDate(at)]);
  return part('li', {}, [part('b', {}, [by]), ', ', when, reason ? `: ${reason}` : '']);
}

function checkLine({ text, done }: Move['checklist'][number]): PageNode {
  if (done === null) return part('li', { class: 'mg-check' }, [part('span', { class: 'sr' }, ['Open: ']), text]);
  return part('li', { class: 'mg-check passed' }, [
    part('span', { class: 'sr' }, ['Done: ']),
    `${text} `,
    part('b', {}, [done.by]),
  ]);
}

function stayGate(
  { channel, days, since }: NonNullable<Move['stay']>,
  at: string,
  nameOf: (id: string) => string,
): PageNode {
  const name = channel === null ? 'the channel before' : nameOf(channel);
  if (since === null)
    return gate(false, `${formatMany(days, 'day')} on ${name}`, [part('li', {}, ['not offered there'])]);
  const passed = Math.min(days, Math.floor((Date.parse(at) - Date.parse(since)) / DAY));
  const lines = [
    `since ${formatDate(since)}`,
    ...(passed < days ? [`until ${formatDate(daysAfter(since, days))}`] : []),
  ];
  return gate(passed >= days, `Days on ${name}, ${passed} of ${days}`, [part('li', {}, [lines.join(', ')])]);
}

/** The command that there is for it. */
function commandOf({ channel, version }: Move, { kind }: Verdict): PageNode[] {
  if (kind !== 'ready' && kind !== 'time') return [];
  const command = `tagline manifest add --channel ${channel} --version ${shellWord(version)} --publish --by NAME`;
  const words = kind === 'ready' ? 'To publish it:' : 'To publish it then:';
  const parts = command.split(' ').flatMap((word) => [part('span', {}, [word]), ' ']);
  return [part('p', { class: 'mg-command' }, [`${words} `, part('code', {}, parts.slice(0, -1))])];
}

const DAY = 86_400_000;

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
