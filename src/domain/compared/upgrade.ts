import type { ReleaseEntry } from '../browser-files.ts';
import type { Bucket, Lack } from '../bucket.ts';
import type { Comparison } from '../comparison.ts';
import { formatCount, formatMany } from '../format.ts';
import { type PagePart, part } from '../page-part.ts';
import { upgradePath } from '../upgrade-path.ts';
import { drawnBefore } from './before-upgrade.ts';
import { type AddressOf, detail } from './entry.ts';
import { foundSentence, lackSentence } from './evidence.ts';
import { folded, headed } from './headed.ts';
import { allOf, drawnBucket, drawnFlat, type Remark } from './lists.ts';

/** What an upgrade brings: what to do first, what is new, what would be missing, and what the reader has already. */
export function drawnUpgrade({ from, to, buckets, steps }: Comparison, addressOf: AddressOf): PagePart[] {
  const { fresh, already, missing } = buckets;
  const before = drawnBefore(upgradePath(fresh.breaking, steps), addressOf);
  const parts = [
    fresh.changes === 0
      ? part('p', { class: 'cmp-nothing' }, [`${to.version} brings nothing that is new to you.`])
      : null,
    before,
    drawnFresh(fresh, addressOf),
    drawnMissing(missing, { from, to }, addressOf),
    drawnAlready(already, addressOf),
  ];
  return parts.filter((each) => each !== null);
}

function drawnFresh(fresh: Bucket, addressOf: AddressOf): PagePart | null {
  const count = fresh.changes - fresh.breaking.length;
  if (count === 0) return null;
  const note = fresh.breaking.length > 0 ? `${formatCount(count)} more` : formatCount(count);
  return headed({ title: 'New to you', note }, drawnBucket({ ...fresh, breaking: [] }, addressOf));
}

/** Sentences that are the same for many entries stand once, above them. */
const SAID_EACH = 3;

function drawnMissing(missing: Bucket, { from, to }: { from: ReleaseEntry; to: ReleaseEntry }, addressOf: AddressOf) {
  if (missing.changes === 0) return null;
  const plain = (lack: Lack | null) => lack?.reason === 'not-found';
  const once = allOf(missing).filter(({ lack }) => plain(lack)).length > SAID_EACH;
  const remark: Remark = ({ lack }) =>
    lack === null || (once && plain(lack)) ? null : detail([lackSentence(lack, to.version)]);
  const heading = {
    title: `In ${from.version}, not found in ${to.version}`,
    note: formatCount(missing.changes),
    tone: 'warning' as const,
  };
  const sentence = once ? [part('p', { class: 'cmp-said' }, [manyMissing(to.version)])] : [];
  return headed(heading, [...sentence, drawnFlat(missing, addressOf, remark)]);
}

function manyMissing(target: string): string {
  return `No commit of ${target} carries these changes: no cherry-pick note, no pull request, no equal patch. Ask before you upgrade.`;
}

function drawnAlready(already: Bucket, addressOf: AddressOf): PagePart | null {
  if (already.changes === 0) return null;
  const guesses = already.unverified;
  const note = guesses > 0 ? `${formatMany(guesses, 'of them is', 'of them are')} unverified` : '';
  const title =
    already.changes === 1 ? 'You already have this one' : `You already have these ${formatCount(already.changes)}`;
  return folded({ title, note }, [drawnFlat(already, addressOf, (each) => foundSentence(each, addressOf))]);
}
