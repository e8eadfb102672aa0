import { safeUrl } from '../safe-url.ts';
import type { OsvAdvisory, OsvAffected } from '../schemas/advisory-osv.ts';
import type { DataPath } from '../schemas/fault.ts';
import { compareVersions, parseVersion } from '../version.ts';
import type { Cvss, Severity } from './advisory.ts';
import type { AdvisoryFile, AdvisoryScope, Bound, CommitRange } from './advisory-file.ts';
import { cvssScore, isCvssVector, severityOfScore } from './advisory-score.ts';

type Events = OsvAffected['ranges'][number]['events'];
type PlaceOf = (path: DataPath) => AdvisoryScope['where'];

/**
 * What an advisory of OSV says, in our own words.
 *
 * @param placeOf where a part of the data stands in the file
 */
export function readOsv(data: OsvAdvisory, placeOf: PlaceOf): Omit<AdvisoryFile, 'file'> {
  const cvss = cvssOf(data);
  return {
    id: data.id,
    aliases: data.aliases ?? [],
    title: data.summary ?? data.id,
    severity: statedSeverity(data) ?? (cvss?.score ? severityOfScore(cvss.score) : null),
    cvss,
    published: data.published ?? data.modified,
    // A machine may stamp it before the day of publication; for readers it never changed before it was there.
    updated: data.published && data.published > data.modified ? data.published : data.modified,
    withdrawn: data.withdrawn ?? null,
    credits: (data.credits ?? []).map((credit) => credit.name),
    description: data.details ?? '',
    references: (data.references ?? []).flatMap(({ url }) => safeUrl(url) ?? []).filter(isHttps),
    scopes: data.affected.map((affected, index) => readScope(affected, ['affected', index], placeOf)),
  };
}

/** The name of a package's last part without its scope: what a component may be called. */
export function packageWord(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}

function readScope(affected: OsvAffected, path: DataPath, placeOf: PlaceOf): AdvisoryScope {
  const versioned = affected.ranges.flatMap((range, at) => (range.type === 'GIT' ? [] : [{ range, at }]));
  return {
    component: null,
    package: affected.package?.name ?? null,
    ranges: versioned.flatMap(({ range }) => spansOf(range.events)),
    versions: affected.versions,
    fixed: versioned.flatMap(({ range, at }) =>
      range.events.flatMap(({ fixed }, event) =>
        fixed === undefined
          ? []
          : [{ version: fixed, commit: null, where: placeOf([...path, 'ranges', at, 'events', event, 'fixed']) }],
      ),
    ),
    commits: affected.ranges.filter(({ type }) => type === 'GIT').map(({ events }) => commitsOf(events)),
    where: placeOf(path),
  };
}

/** Events in the order of their versions: each beginning reaches to the end that follows it. */
function spansOf(events: Events): Bound[][] {
  const spans: Bound[][] = [];
  let open: Bound[] | null = null;
  for (const { operator, version } of events.flatMap(boundsOf).sort(byVersion)) {
    if (operator === '>=') {
      open ??= version === '0' ? [] : [{ operator, version }];
    } else if (open) {
      spans.push([...open, { operator, version }]);
      open = null;
    }
  }
  return open ? [...spans, open] : spans;
}

function boundsOf({ introduced, fixed, last_affected }: Events[number]): Bound[] {
  const found: [Bound['operator'], string | undefined][] = [
    ['>=', introduced],
    ['<', fixed],
    ['<=', last_affected],
  ];
  return found.flatMap(([operator, version]) => (version === undefined ? [] : [{ operator, version }]));
}

/** `0` comes first; at one version an end precedes a beginning, but a last affected version follows it. */
function byVersion(a: Bound, b: Bound): number {
  const order = { '<': 0, '>=': 1, '<=': 2, '>': 3, '=': 3 };
  if (a.version === b.version) return order[a.operator] - order[b.operator];
  if (a.version === '0' || b.version === '0') return a.version === '0' ? -1 : 1;
  const [left, right] = [parseVersion(a.version), parseVersion(b.version)];
  return left && right ? compareVersions(left, right) || order[a.operator] - order[b.operator] : 0;
}

function commitsOf(events: Events): CommitRange {
  const ids = (key: 'introduced' | 'fixed' | 'last_affected') => events.flatMap((event) => event[key] ?? []);
  return {
    introduced: ids('introduced').map((id) => (id === '0' ? null : id.toLowerCase())),
    fixed: ids('fixed').map((id) => id.toLowerCase()),
    lastAffected: ids('last_affected').map((id) => id.toLowerCase()),
  };
}

/** The first vector that can be computed, else the first. */
function cvssOf({ severity }: OsvAdvisory): Cvss | null {
  const vectors = (severity ?? []).map(({ score }) => score).filter(isCvssVector);
  const scored = vectors.find((vector) => cvssScore(vector) !== null) ?? vectors[0];
  return scored === undefined ? null : { vector: scored, score: cvssScore(scored) };
}

/** GitHub says MODERATE where CVSS says medium. */
function statedSeverity({ database_specific }: OsvAdvisory): Severity | null {
  const word = database_specific?.severity?.toLowerCase() ?? '';
  const words: Record<string, Severity> = {
    ...{ critical: 'critical', high: 'high', important: 'high' },
    ...{ medium: 'medium', moderate: 'medium', low: 'low' },
  };
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}

function isHttps(url: string): boolean {
  return url.startsWith('https:');
}
