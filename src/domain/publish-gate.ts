import type { ReleaseEvent } from './channel.ts';
import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';

/** A release that is about to be published on a channel. */
export interface Publication {
  channel: string;
  /** As events name it: `2.4.1`, or `component@2.4.1`. */
  version: string;
  /** RFC 3339 in UTC. */
  at: string;
}

/**
 * What stands against publishing it: approvals that are missing, a freeze, a log that is ahead of the clock.
 *
 * @param events the log of the channel
 */
export function checkPublication(
  { channel, version, at }: Publication,
  settings: Pick<Settings, 'policy' | 'freezes'>,
  events: readonly ReleaseEvent[],
): Problem[] {
  const needed = Object.hasOwn(settings.policy, channel) ? (settings.policy[channel]?.approvals ?? 0) : 0;
  const approvals = events.filter((event) => event.action === 'approved' && event.version === version);
  const people = new Set(approvals.map(({ by }) => by)).size;
  const frozen = settings.freezes.filter(
    ({ from, to, channels }) => channels.includes(channel) && from <= at.slice(0, 10) && at.slice(0, 10) <= to,
  );
  return [
    ...(people < needed ? [tooFew(channel, version, needed, people)] : []),
    ...frozen.map(({ id, to, reason }) => underFreeze(channel, id, to, reason)),
    ...events.slice(-1).flatMap((last) => (at < last.at ? [tooEarly(at, last.at)] : [])),
  ];
}

function tooFew(channel: string, version: string, needed: number, people: number): Problem {
  return {
    code: 'needs-approval',
    severity: 'error',
    message: `${channel} needs ${needed} approvals before anything is published there, and ${version} has ${people}.`,
    hint: 'Leave out --publish: the manifest is prepared, and the release is published when it is approved.',
  };
}

function underFreeze(channel: string, id: string, to: string, reason: string): Problem {
  return {
    code: 'frozen',
    severity: 'error',
    message: `Nothing is published on ${channel} until ${to}: ${reason === '' ? id : reason}`,
    hint: `Leave out --publish until then, or change the freeze '${id}' in portal.yaml.`,
  };
}

function tooEarly(at: string, last: string): Problem {
  return {
    code: 'log-time',
    severity: 'error',
    message: `The event would be of ${at}, before the last of the log, which is of ${last}.`,
    hint: 'Set the clock of this machine, or say the moment with --at.',
  };
}
