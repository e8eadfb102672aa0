import type { Stamp } from './history.ts';

interface Person {
  name: string;
  email: string;
  zone: string;
  /** First and last day on which the person writes commits. */
  from: string;
  until: string;
  /** How often the person is chosen among those present. */
  weight: number;
  /** A second spelling, used before the day given; the `.mailmap` of the sample folds it into the first. */
  formerly?: { name: string; email: string; before: string };
}

const ALWAYS = { from: '2024-01-01', until: '2027-01-01' };

/** Everybody who wrote Lantern; all of them are made up. */
const PEOPLE: Record<string, Person> = {
  mara: {
    name: 'Mara Lind',
    email: 'mara@lantern.example',
    zone: '+0100',
    weight: 5,
    ...ALWAYS,
    formerly: { name: 'Mara Lind', email: 'mara.lind@mail.example', before: '2025-05-01' },
  },
  oskar: { name: 'Oskar Brandt', email: 'oskar@lantern.example', zone: '+0100', weight: 4, ...ALWAYS },
  imani: {
    name: 'Imani Okafor',
    email: 'imani@lantern.example',
    zone: '+0000',
    weight: 4,
    ...ALWAYS,
    formerly: { name: 'imani', email: 'imani@laptop.example', before: '2025-03-01' },
  },
  jun: { name: 'Jun Sakamoto', email: 'jun@lantern.example', zone: '+0900', weight: 3, ...ALWAYS, from: '2025-02-10' },
  lucia: {
    name: 'Lucía Ferrer',
    email: 'lucia@ferrer.example',
    zone: '+0100',
    weight: 2,
    ...ALWAYS,
    from: '2025-04-20',
  },
  tomasz: {
    name: 'Tomasz Zając',
    email: 'tomasz@zajac.example',
    zone: '+0100',
    weight: 2,
    ...ALWAYS,
    from: '2025-07-01',
  },
  ana: { name: 'Ana Duarte', email: 'ana@duarte.example', zone: '-0300', weight: 1, ...ALWAYS, until: '2026-02-01' },
  priya: {
    name: 'Priya Raman',
    email: 'priya@lantern.example',
    zone: '+0530',
    weight: 3,
    ...ALWAYS,
    from: '2025-11-03',
  },
  noor: { name: 'Noor de Wit', email: 'noor@dewit.example', zone: '+0100', weight: 1, ...ALWAYS, from: '2026-01-15' },
  sam: { name: 'Sam Whitlock', email: 'sam@whitlock.example', zone: '-0500', weight: 1, ...ALWAYS, from: '2026-04-02' },
  linh: { name: 'Linh Trần', email: 'linh@tran.example', zone: '+0700', weight: 1, ...ALWAYS, from: '2026-08-24' },
  elif: { name: 'Elif Aydın', email: 'elif@aydin.example', zone: '+0300', weight: 1, ...ALWAYS, from: '2026-10-05' },
  bot: { name: 'renovate[bot]', email: 'bot@renovate.example', zone: '+0000', weight: 0, ...ALWAYS },
};

/** The person of that short name as of the moment, under the spelling used then. */
export function stampOf(key: string, time: number): Stamp {
  const person = PEOPLE[key];
  if (!person) throw new Error(`Nobody is called ${key}; known are ${Object.keys(PEOPLE).join(', ')}`);
  const { formerly, zone } = person;
  const spelling = formerly && dayOf(time) < formerly.before ? formerly : person;
  return { name: spelling.name, email: spelling.email, time, zone };
}

/** Who writes a commit that names nobody: the same subject always has the same author. */
export function authorOf(subject: string, time: number): Stamp {
  const seats = seatsOn(dayOf(time));
  return stampOf(seats[hashOf(subject) % seats.length] ?? 'mara', time);
}

/** A small number made from a text (FNV-1a), for choices that must be the same on each machine. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** Short names of those present, each as often as it has weight. */
function seatsOn(day: string): string[] {
  const present = Object.entries(PEOPLE).filter(([, { from, until }]) => from <= day && day < until);
  return present.flatMap(([key, { weight }]) => Array<string>(weight).fill(key));
}

function dayOf(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10);
}
