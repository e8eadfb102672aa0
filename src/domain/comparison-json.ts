import type { ReleaseEntry } from './browser-files.ts';
import type { ComparedChange } from './bucket.ts';
import type { FactDifference } from './compare-facts.ts';
import { allOf } from './compared/lists.ts';
import type { ComparisonRecord, FileRecord } from './comparison-record.ts';
import { strengthOf } from './evidence.ts';

/** What `tagline compare --json` prints and the page exports. */
export interface ComparisonJson {
  schemaVersion: 1;
  from: ReleaseJson;
  to: ReleaseJson;
  /** Full ids, `git rev-list from..to`. */
  ahead: readonly string[];
  /** Full ids, `git rev-list to..from`. */
  behind: readonly string[];
  changes: { new: ChangeJson[]; already: ChangeJson[]; notFound: ChangeJson[] };
  facts: readonly FactDifference[];
  files: readonly FileRecord[];
}

interface ReleaseJson {
  id: string;
  component: string;
  version: string;
  tag: string;
  /** Full id. */
  commit: string;
  /** Whether it was yanked; whether its tag was moved; number of advisories that affect it. */
  yanked: boolean;
  moved: boolean;
  affected: number;
}

interface ChangeJson {
  /** Full id of its first commit, with `.<n>` for the n-th entry of a squashed pull request. */
  id: string;
  /** Full ids; none for a change made by hand. */
  commits: string[];
  type: string | null;
  scope: string | null;
  subject: string;
  section: string;
  breaking: boolean;
  breakingText: string | null;
  security: boolean;
  references: { text: string; url: string | null }[];
  /** Full id of the commit it takes back, or null. */
  reverts: string | null;
  /** Id of the release that first brings it on its side, or null. */
  release: string | null;
  /** Of *already*: id of the start's release that has it, or null. */
  from: string | null;
  /** Of *already*: full id of the commit by which the start has it, or null. */
  fromCommit: string | null;
  /** Of *already*: why the two are one change; `subject` alone is unverified. */
  evidence: string | null;
  /** `proved`, `stated` or `unverified`. */
  strength: string | null;
  /** Of *notFound*: `not-found`, `taken-back`, `in-part` or `by-hand`. */
  lack: string | null;
}

/** @param fullId gives the full id of a commit for its first 12 digits */
export function comparisonJson(record: ComparisonRecord, fullId: (start: string) => string): ComparisonJson {
  const { comparison, ahead, behind, facts, files } = record;
  const { fresh, already, missing } = comparison.buckets;
  const told = (each: ComparedChange) => changeJson(each, fullId);
  return {
    schemaVersion: 1,
    from: releaseJson(comparison.from, fullId),
    to: releaseJson(comparison.to, fullId),
    ahead,
    behind,
    changes: {
      new: allOf(fresh).map(told),
      already: allOf(already).map(told),
      notFound: allOf(missing).map(told),
    },
    facts,
    files: files ?? [],
  };
}

function releaseJson(entry: ReleaseEntry, fullId: (start: string) => string): ReleaseJson {
  const { id, component, version, tag, commit, yanked, moved, affected } = entry;
  return { id, component, version, tag, commit: fullId(commit), yanked, moved, affected };
}

function changeJson({ change, release, found, lack }: ComparedChange, fullId: (start: string) => string): ChangeJson {
  const { id, subject, section, type = null, scope = null, breakingText = null, references = [] } = change;
  const [first = '', entry] = id.split('.');
  const byHand = !/^[0-9a-f]{12}$/.test(first);
  return {
    id: byHand ? id : `${fullId(first)}${entry === undefined ? '' : `.${entry}`}`,
    commits: byHand ? [] : (change.commits ?? [first]).map(fullId),
    type,
    scope,
    subject,
    section,
    breaking: change.breaking === 1,
    breakingText,
    security: change.security === 1,
    references: references.map(([text, url = null]) => ({ text, url })),
    reverts: change.reverts === undefined ? null : fullId(change.reverts),
    release: release?.id ?? null,
    from: found?.release?.id ?? null,
    fromCommit: found ? fullId(found.commit) : null,
    evidence: found?.evidence ?? null,
    strength: found ? strengthOf(found.evidence) : null,
    lack: lack?.reason ?? null,
  };
}
