import type { BrowserChange } from '../browser-files.ts';
import type { Commit } from '../commit.ts';
import type { Release } from '../release.ts';
import type { ReleaseGraph } from '../release-graph.ts';
import {
  type AdvisoriesFile,
  type CommitsFile,
  FOUND_DIGITS,
  type ReferenceStarts,
  type ReferencesFile,
  type RevertsFile,
} from './find-files.ts';
import { segmentPlaces } from './segment-places.ts';

/** What the files are made of. */
export interface FindFilesInput {
  graph: ReleaseGraph;
  /** In the order that `graph` counts them by. */
  commits: readonly Pick<Commit, 'id'>[];
  releases: readonly Release[];
  /** Number of a revert to those of the commits that it takes back. */
  reverts: ReadonlyMap<number, readonly number[]>;
  /** Changes by segment. */
  changes: readonly (readonly BrowserChange[])[];
}

/** Numbers that a file of references has at least before the next one may begin, at a full thousand. */
const FILE_NUMBERS = 600;
const STEP = 1_000;
const DIGITS = '0123456789abcdef';

/** The files of `find-files.ts`, each with its name below `data/`. */
export function composeFindFiles(input: FindFilesInput): [name: string, content: unknown][] {
  const { graph } = input;
  const places = segmentPlaces({ releases: graph.releases, runs: graph.segments.map(({ runs }) => runs) }).of;
  const references = composeReferences(input, places);
  const starts: ReferenceStarts = { schemaVersion: 1, starts: references.map(([start]) => start) };
  return [
    ...composeCommits(input, places).map(([digit, file]): [string, CommitsFile] => [`commits/${digit}`, file]),
    ['references', starts],
    ...references.map(([start, file]): [string, ReferencesFile] => [`references/${start}`, file]),
    ['advisories', composeAdvisories(input, places)],
    ['reverts', composeReverts(input)],
  ];
}

function composeCommits({ graph, commits }: FindFilesInput, places: readonly string[]): [string, CommitsFile][] {
  const rows = new Map([...DIGITS].map((digit): [string, [string, string][]] => [digit, []]));
  for (const [segment, { commits: numbers }] of graph.segments.entries()) {
    for (const number of numbers) {
      const id = commits[number]?.id.slice(0, FOUND_DIGITS) ?? '';
      rows.get(id.charAt(0))?.push([id, places[segment] ?? '']);
    }
  }
  return [...rows].map(([digit, list]) => {
    list.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    const { values, column } = dictionary(list.map(([, place]) => place));
    return [digit, { schemaVersion: 1, places: values, ids: list.map(([id]) => id).join(''), place: column }];
  });
}

/** One row for each number and segment. */
function composeReferences({ changes }: FindFilesInput, places: readonly string[]): [number, ReferencesFile][] {
  const rows = new Map<string, { number: number; place: string }>();
  for (const [segment, list] of changes.entries()) {
    for (const [text] of list.flatMap(({ references = [] }) => references)) {
      const number = Number(/[#!](\d{1,9})$/.exec(text)?.[1] ?? 'none');
      const place = places[segment] ?? '';
      if (Number.isInteger(number)) rows.set(`${number} ${place}`, { number, place });
    }
  }
  const sorted = [...rows.values()].sort((a, b) => a.number - b.number || (a.place < b.place ? -1 : 1));
  return cutAtThousands(sorted).map((own) => {
    const start = own[0] ? own[0].number - (own[0].number % STEP) : 0;
    const { values, column } = dictionary(own.map(({ place }) => place));
    const numbers = own.map(({ number }, at) => number - (own[at - 1]?.number ?? start));
    return [start, { schemaVersion: 1, places: values, numbers, place: column }];
  });
}

/** Newer numbers end up in the last files: what stands in the others stays as it is. */
function cutAtThousands<Row extends { number: number }>(sorted: readonly Row[]): Row[][] {
  const files: Row[][] = [];
  for (const [at, row] of sorted.entries()) {
    const before = sorted[at - 1]?.number ?? row.number;
    const next = Math.floor(row.number / STEP) > Math.floor(before / STEP);
    if (at === 0 || (next && (files.at(-1)?.length ?? 0) >= FILE_NUMBERS)) files.push([]);
    files.at(-1)?.push(row);
  }
  return files;
}

function composeAdvisories({ changes, releases }: FindFilesInput, places: readonly string[]): AdvisoriesFile {
  const named = new Map<string, readonly string[]>();
  for (const { id, advisories } of releases.flatMap((release) => release.changes)) {
    if (advisories.length > 0) named.set(id.replace(/^([0-9a-f]{12})[0-9a-f]+/, '$1'), advisories);
  }
  const rows = changes.flatMap((list, segment) =>
    list.flatMap(({ id }) =>
      (named.get(id) ?? []).map((advisory): [string, string, string] => [
        advisory.toUpperCase(),
        id,
        places[segment] ?? '',
      ]),
    ),
  );
  return { schemaVersion: 1, advisories: rows.sort((a, b) => (a.join() < b.join() ? -1 : 1)) };
}

function composeReverts({ reverts, commits }: FindFilesInput): RevertsFile {
  const idOf = (number: number) => commits[number]?.id.slice(0, FOUND_DIGITS) ?? '';
  const rows = [...reverts].flatMap(([revert, taken]) =>
    taken.map((number): [string, string] => [idOf(number), idOf(revert)]),
  );
  return { schemaVersion: 1, reverts: rows.sort((a, b) => (a.join() < b.join() ? -1 : 1)) };
}

function dictionary(column: readonly string[]): { values: string[]; column: number[] } {
  const index = new Map<string, number>();
  const numbers = column.map((value) => {
    const at = index.get(value) ?? index.size;
    index.set(value, at);
    return at;
  });
  return { values: [...index.keys()], column: numbers };
}
