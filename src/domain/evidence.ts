import type { Evidence } from './change.ts';

/** Why two changes count as one, strongest first. */
export const EVIDENCE: readonly Evidence[] = ['notes', 'cherry-pick', 'backport', 'pull-request', 'patch', 'subject'];

/** The one of the two that says less. */
export function weaker(a: Evidence, b: Evidence): Evidence {
  return EVIDENCE.indexOf(a) >= EVIDENCE.indexOf(b) ? a : b;
}

/** How much an evidence is worth: equal patches are proved, what somebody wrote is stated, a title is a guess. */
export function strengthOf(evidence: Evidence): 'proved' | 'stated' | 'unverified' {
  if (evidence === 'patch') return 'proved';
  return evidence === 'subject' ? 'unverified' : 'stated';
}
