import type { Severity } from './advisory.ts';

/** Whether it is a vector of CVSS 2, 3 or 4. */
export function isCvssVector(text: string): boolean {
  return (
    text.length <= 300 &&
    /^(?:CVSS:[34]\.\d\/)?(?:[A-Za-z]{1,3}:[A-Za-z]{1,3})(?:\/[A-Za-z]{1,3}:[A-Za-z]{1,3})+$/.test(text)
  );
}

/**
 * The base score of a vector of CVSS 3.0 or 3.1, by the formula of its specification.
 *
 * @returns from 0 to 10, or null for another version or a vector that lacks a metric
 */
export function cvssScore(vector: string): number | null {
  if (!/^CVSS:3\.[01]\//.test(vector)) return null;
  const metrics = new Map(vector.split('/').map((part) => part.split(':') as [string, string]));
  const changed = metrics.get('S') === 'C';
  const weights = Object.entries(changed ? { ...WEIGHTS, PR: PRIVILEGES_CHANGED } : WEIGHTS).map(
    ([metric, values]) => values[metrics.get(metric) ?? ''],
  );
  if (weights.some((weight) => weight === undefined) || !/^[UC]$/.test(metrics.get('S') ?? '')) return null;
  const [vectorWeight = 0, complexity = 0, privileges = 0, interaction = 0, c = 0, i = 0, a = 0] = weights as number[];
  const lost = 1 - (1 - c) * (1 - i) * (1 - a);
  const impact = changed ? 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15 : 6.42 * lost;
  if (impact <= 0) return 0;
  const exploitability = 8.22 * vectorWeight * complexity * privileges * interaction;
  return roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
}

/** The word for a score, or null for 0, which is no weakness. */
export function severityOfScore(score: number): Severity | null {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : null;
}

const LOSS = { H: 0.56, L: 0.22, N: 0 };
const WEIGHTS: Record<string, Record<string, number>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  UI: { N: 0.85, R: 0.62 },
  C: LOSS,
  I: LOSS,
  A: LOSS,
};
const PRIVILEGES_CHANGED = { N: 0.85, L: 0.68, H: 0.5 };

/** Up to one digit, over whole numbers, so that 4.000001 of floating point stays 4.0. */
function roundUp(value: number): number {
  const scaled = Math.round(value * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}
