import { formatMany } from '../format.ts';
import { type PageNode, type PagePart, part } from '../page-part.ts';
import { type Advisory, advisoryPath, severityWords } from './advisory.ts';

type Known = Pick<Advisory, 'id' | 'title' | 'severity' | 'cvss' | 'affects'>;

/**
 * What going from one release to another changes in what it is affected by, for the page of a comparison: what it brings
 * first, then what it keeps and what it leaves behind; nothing where neither is affected.
 */
export function drawnAdvisoryStep(
  pair: { from: { id: string; version: string }; to: { id: string; version: string } },
  advisories: readonly Known[],
  addressOf: (path: string) => string,
): PagePart[] {
  const [before, after] = [pair.from, pair.to].map(({ id }) =>
    advisories.filter(({ affects }) => affects.includes(id)),
  );
  const [from, to] = [pair.from.version, pair.to.version];
  const brought = (after ?? []).filter((each) => !before?.includes(each));
  const kept = (after ?? []).filter((each) => before?.includes(each));
  const left = (before ?? []).filter((each) => !after?.includes(each));
  const rows: [readonly Known[], string, string][] = [
    [brought, 'box bad', `${to} is affected by ${countOf(brought)} that ${from} is free of: `],
    [kept, 'box warning', `Both are affected by ${countOf(kept)}: `],
    [left, 'box', `${to} is free of ${countOf(left)} that ${from} is affected by: `],
  ];
  return rows.flatMap(([list, style, words]) =>
    list.length === 0 ? [] : [part('p', { class: style }, [words, ...listOf(list, addressOf), '.'])],
  );
}

const SHOWN = 4;

function listOf(list: readonly Known[], addressOf: (path: string) => string): PageNode[] {
  const named = list
    .slice(0, SHOWN)
    .flatMap((advisory, at): PageNode[] => [
      at === 0 ? '' : ', ',
      part('a', { href: addressOf(advisoryPath(advisory.id)) }, [advisory.id]),
      ` (${severityWords(advisory)})`,
    ]);
  const more = list.length - SHOWN;
  return more > 0 ? [...named, ` and ${formatMany(more, 'more', 'more')}`] : named;
}

function countOf(list: readonly unknown[]): string {
  return formatMany(list.length, 'advisory', 'advisories');
}
