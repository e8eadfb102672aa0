/** How bad a weakness is: the words of CVSS, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A score as its authors stated it; the number is that of the vector where it can be computed. */
export interface Cvss {
  vector: string | null;
  /** From 0 to 10, or null where only a vector is known that we cannot compute. */
  score: number | null;
}

/** What is published of one weakness, whatever its format. */
export interface AdvisoryText {
  /** `CVE-2026-1234` or `GHSA-...`; also its anchor under `/security/`. */
  id: string;
  /** Other ids of the same weakness. */
  aliases: string[];
  title: string;
  severity: Severity | null;
  cvss: Cvss | null;
  /** RFC 3339 in UTC. */
  published: string;
  updated: string;
  /** RFC 3339 in UTC where it was taken back: it then affects nothing. */
  withdrawn: string | null;
  credits: string[];
  /** Cleaned plain text; blank lines part its paragraphs; `''` when there is none. */
  description: string;
  /** Checked https addresses. */
  references: string[];
}

/** The same, held against the releases that there are. */
export interface Advisory extends AdvisoryText {
  /** What was stated, for readers: `>=2.0.0 <2.4.0`. */
  stated: string[];
  /** Ids of the releases that have the weakness, in the order of the portal. */
  affects: string[];
  /** Ids of the releases that brought the fix to a line, in the order of the portal. */
  fixedIn: string[];
  /** Versions that are to bring a fix and have no tag yet. */
  awaited: string[];
}

/** Where an advisory is published, or null for an id of another kind. */
export function advisoryUrl(id: string): string | null {
  if (/^GHSA(?:-[0-9a-z]{4}){3}$/i.test(id)) return `https://github.com/advisories/${id}`;
  return /^CVE-\d{4}-\d{4,}$/i.test(id) ? `https://www.cve.org/CVERecord?id=${id}` : null;
}

/** Its place on the page of advisories, without leading slash. */
export function advisoryPath(id: string): string {
  return `security/#${id}`;
}

/** `high`, `high, 7.5` or `not rated`. */
export function severityWords({ severity, cvss }: Pick<Advisory, 'severity' | 'cvss'>): string {
  const words = severity ?? 'not rated';
  return cvss?.score === null || cvss === null ? words : `${words}, ${cvss.score.toFixed(1)}`;
}
