import type { Bucket, ComparedChange } from '../bucket.ts';
import { formatCount } from '../format.ts';
import { type PageNode, type PagePart, part } from '../page-part.ts';
import { type AddressOf, breakingDetails, drawnEntry, whatOf } from './entry.ts';

/** What stands under a change, beside what it says itself. */
export type Remark = (compared: ComparedChange) => PagePart | null;

/** A bucket's changes by heading, breaking ones first where they stand with the others. */
export function drawnBucket(bucket: Bucket, addressOf: AddressOf, remark: Remark = () => null): PagePart[] {
  const draw = (changes: readonly ComparedChange[]) => drawnChanges(changes, addressOf, remark);
  return [
    ...(bucket.breaking.length > 0 ? [group('Breaking', bucket.breaking.length, [draw(bucket.breaking)])] : []),
    ...bucket.sections.map(({ section, changes }) =>
      section.folded
        ? foldedGroup(section.title, changes.length, [draw(changes)])
        : group(section.title, changes.length, [draw(changes)]),
    ),
  ];
}

/** All changes of a bucket as one list, breaking ones first. */
export function drawnFlat(bucket: Bucket, addressOf: AddressOf, remark: Remark): PagePart {
  return drawnChanges(allOf(bucket), addressOf, remark);
}

/** Every change of a bucket, breaking ones first. */
export function allOf({ breaking, sections }: Bucket): ComparedChange[] {
  return [...breaking, ...sections.flatMap(({ changes }) => changes)];
}

function drawnChanges(changes: readonly ComparedChange[], addressOf: AddressOf, remark: Remark): PagePart {
  const entries = changes.map((compared) => {
    const { change, release } = compared;
    const said = remark(compared);
    const details = [...breakingDetails(change), ...(said ? [said] : [])];
    return drawnEntry({ what: whatOf(change), details, release }, addressOf);
  });
  return part('ul', { class: 'cmp-list' }, entries);
}

function group(title: string, count: number, children: readonly PageNode[]): PagePart {
  return part('div', { class: 'cmp-group' }, [headOf(title, count), ...children]);
}

function foldedGroup(title: string, count: number, children: readonly PageNode[]): PagePart {
  return part('details', { class: 'cmp-group' }, [part('summary', {}, [headOf(title, count)]), ...children]);
}

function headOf(title: string, count: number): PagePart {
  return part('h4', {}, [title, ' ', part('span', { class: 'count' }, [formatCount(count)])]);
}
