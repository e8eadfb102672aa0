import { describe, expect, it } from 'vitest';
import type { ReleaseEvent } from '#domain/channel.ts';
import { checkPublication } from '#domain/publish-gate.ts';

const POLICY = { stable: { approvals: 2, checklist: [], minDaysOnPrevious: 0 } };
const FREEZE = { id: 'year-end', from: '2026-12-18', to: '2027-01-04', channels: ['stable'], reason: '' };

function approvedBy(...people: string[]): ReleaseEvent[] {
  const event = { action: 'approved', channel: 'stable', version: '3.1.1', at: '2026-11-01T10:00:00Z' } as const;
  return people.map((by, index) => ({ id: index + 1, by, ...event }));
}

function codes(events: ReleaseEvent[], at = '2026-11-20T10:00:00Z', channel = 'stable'): string[] {
  const publication = { channel, version: '3.1.1', at };
  return checkPublication(publication, { policy: POLICY, freezes: [FREEZE] }, events).map(({ code }) => code);
}

describe('publishing on a channel', () => {
  it('needs as many people as its policy says, each counted once', () => {
    expect(codes(approvedBy('mara', 'oskar'))).toEqual([]);
    expect(codes(approvedBy('mara', 'mara'))).toEqual(['needs-approval']);
    expect(codes([], undefined, 'beta')).toEqual([]);
  });

  it('waits for the end of a freeze', () => {
    const days = ['2026-12-17', '2026-12-18', '2027-01-04', '2027-01-05'];
    const frozen = days.map((day) => codes(approvedBy('mara', 'oskar'), `${day}T23:59:59Z`).includes('frozen'));
    expect(frozen).toEqual([false, true, true, false]);
  });

  it('never happens before what happened last', () => {
    expect(codes(approvedBy('mara', 'oskar'), '2026-10-31T10:00:00Z')).toEqual(['log-time']);
  });
});
