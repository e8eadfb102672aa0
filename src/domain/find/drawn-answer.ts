import type { ReleaseEntry } from '../browser-files.ts';
import { changeAnchor } from '../change-anchor.ts';
import { type AddressOf, codeText, whatOf } from '../compared/entry.ts';
import { formatCount, formatMany, formatShortDate } from '../format.ts';
import { type PageNode, type PagePart, part } from '../page-part.ts';
import { alarmBadges } from '../states.ts';
import type { Answer, LineAnswer, LineName, Sight } from './answer.ts';
import type { GroupedAnswer } from './find-change.ts';
import { fateWords, foldedLines, howWords, linesWords, nearestWords, originOf, titleOf } from './find-words.ts';
import { type NearestWith, nearestWith, type Standpoint } from './nearest-with.ts';

/** What the drawing needs beside what was found. */
export interface FoundPage {
  standpoint: Standpoint | null;
  releases: readonly ReleaseEntry[];
  /** Components without a segment in their addresses. */
  roots: ReadonlySet<string>;
  nameOf: (line: LineName) => string;
  addressOf: AddressOf;
}

/** One answer: what it is about, the nearest release for the reader, and each line. */
export function drawnAnswer(answer: GroupedAnswer, page: FoundPage): PagePart {
  const { sighting, others, unreleased, without, elsewhere } = answer;
  const { told, following } = foldedLines(answer.lines);
  const title: PageNode[] = sighting.change ? whatOf(sighting.change) : [titleOf(answer)];
  return part('section', { class: 'which-answer' }, [
    part('h2', {}, title),
    drawnOrigin(answer, page),
    others.length > 0 && drawnOthers(others.map((other) => titleOf({ sighting: other }))),
    page.standpoint && drawnNearest(nearestWith(answer, page.standpoint), page.standpoint, page),
    unreleased
      ? part('p', { class: 'box' }, ['No release has it yet.'])
      : part(
          'ul',
          { class: 'which-lines' },
          told.map((line) => drawnLine(line, page)),
        ),
    following.length > 0 &&
      part('p', { class: 'which-rest' }, [`From their first release on: ${linesWords(following, page.nameOf)}.`]),
    without.length > 0 &&
      !unreleased &&
      part('p', { class: 'which-rest' }, [`Not found in ${linesWords(without, page.nameOf)}.`]),
    elsewhere.length > 0 && drawnElsewhere(elsewhere, page),
  ]);
}

/** The commit, and where notes tell of it. */
function drawnOrigin(answer: Answer, page: FoundPage): PagePart {
  const { commit, change } = answer.sighting;
  const id = commit && [answer.unreleased ? 'Commit ' : 'By commit ', part('code', {}, [commit.slice(0, 10)])];
  const first = change && originOf(answer);
  const notes = first && [
    id ? ', told in ' : 'Told in ',
    part('a', { href: page.addressOf(`releases/${first.release.id}/#${changeAnchor(change.id)}`) }, [
      'the notes of ',
      part('span', { class: 'v' }, [first.release.version]),
    ]),
  ];
  const untold = change
    ? ''
    : '. No notes tell of it: a merge, routine work, or work that was taken back before its release';
  return part('p', { class: 'quiet' }, [...(id || []), ...(notes || []), untold, '.']);
}

function drawnOthers(titles: readonly string[]): PagePart {
  const list = part(
    'ul',
    { class: 'which-others' },
    titles.map((title) => part('li', {}, codeText(title))),
  );
  const head = `And ${formatMany(titles.length, 'other change')} in the same releases`;
  return part('details', { class: 'quiet' }, [part('summary', {}, [head]), list]);
}

function drawnNearest(nearest: NearestWith, standpoint: Standpoint, page: FoundPage): PagePart {
  const words = nearestWords(nearest, standpoint, page.roots.has(standpoint.component));
  const [before = '', after = ''] = words.split('{version}');
  const tone = nearest.kind === 'has' || nearest.kind === 'line' ? 'box' : 'box warning';
  if (!('sight' in nearest)) return part('p', { class: tone }, [words]);
  const { release } = nearest.sight;
  const version = part('a', { class: 'v', href: page.addressOf(`releases/${release.id}/`) }, [release.version]);
  const from = standpoint.runs && nearest.kind !== 'has' ? standpoint.runs : null;
  const query = from && new URLSearchParams({ from: from.id, to: release.id });
  const compare = query && part('a', { href: page.addressOf(`compare/?${query}`) }, ['See what else the step brings']);
  return part('p', { class: `which-nearest ${tone}` }, [
    before,
    version,
    after,
    compare && ' ',
    compare,
    compare && '.',
  ]);
}

function drawnLine(line: LineAnswer, page: FoundPage): PagePart {
  const { first, before, perhaps } = line;
  const fate = fateWords(line);
  return part('li', {}, [
    part('b', { class: 'which-line' }, [page.nameOf(line)]),
    part('span', { class: 'which-first' }, [
      ...(first ? versionOf(first, page) : perhaps ? ['perhaps ', ...versionOf(perhaps, page)] : []),
    ]),
    part('span', { class: 'which-how' }, [
      part('span', {}, [first ? howWords(first.how, first.commit) : perhaps ? unverified(perhaps) : '']),
      before && part('span', {}, ['from ', ...versionOf(before, page), ' on']),
      first &&
        perhaps &&
        part('span', {}, ['perhaps already ', ...versionOf(perhaps, page), `: ${unverified(perhaps)}`]),
      fate !== null && part('span', { class: 'which-fate' }, [fate]),
    ]),
  ]);
}

function unverified({ commit }: Sight): string {
  return `${howWords('subject', commit)}: unverified`;
}

function versionOf({ release }: Pick<Sight, 'release'>, { addressOf }: FoundPage): PageNode[] {
  const link = part('a', { class: 'v', href: addressOf(`releases/${release.id}/`) }, [release.version]);
  const date = part('time', { datetime: release.date, class: 'which-date' }, [formatShortDate(release.date)]);
  return release.prerelease
    ? [link]
    : [
        link,
        ...alarmBadges(release).map(({ text, tone }) => part('span', { class: `badge ${tone}` }, [text])),
        ' ',
        date,
      ];
}

function drawnElsewhere(elsewhere: readonly Sight[], page: FoundPage): PagePart {
  const head = `Other components whose releases hold the commit without telling of it`;
  const rows = elsewhere.map((sight) =>
    part('li', {}, [`${sight.release.component}: since `, ...versionOf(sight, page)]),
  );
  return part('details', { class: 'quiet' }, [
    part('summary', {}, [head, ' ', part('span', { class: 'count' }, [formatCount(elsewhere.length)])]),
    part('ul', { class: 'which-others' }, rows),
  ]);
}
