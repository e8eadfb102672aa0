import type { Artifact } from './artifact.ts';
import type { Channel } from './channel.ts';
import type { Component } from './component.ts';
import { systemName } from './downloads.ts';
import { fillCommand } from './install-template.ts';
import type { ReleaseRow } from './release.ts';

/** A command that installs a release, as the page shows it. */
export interface OfferedCommand {
  /** What runs it, or what it installs: `Homebrew, on macOS`, `lantern:3.1.0`. */
  name: string;
  command: string;
}

/** Commands by what they are for; groups without any are empty. */
export interface OfferedCommands {
  packages: OfferedCommand[];
  containers: OfferedCommand[];
  charts: OfferedCommand[];
}

/**
 * Every command that installs a release: those of its artifacts, and those of the channel that name its version; where
 * the channel recommends it today also those that follow the channel.
 *
 * @param component the one that the release is of
 */
export function offeredCommands(
  release: Pick<ReleaseRow, 'id' | 'version' | 'tag'> & { artifacts: readonly Artifact[] },
  component: Pick<Component, 'id' | 'root'> | undefined,
  channel: Pick<Channel, 'id' | 'current' | 'install'> | null,
): OfferedCommands {
  const own = release.artifacts.flatMap(({ file, kind, install }) =>
    install === null ? [] : [{ kind, name: file, command: install }],
  );
  const of = (...kinds: Artifact['kind'][]) =>
    own.filter(({ kind }) => kinds.includes(kind)).map(({ name, command }) => ({ name, command }));
  return {
    packages: [...templated(release, component, channel), ...of('package', 'archive', 'installer', 'binary', 'source')],
    containers: of('container'),
    charts: of('chart'),
  };
}

function templated(
  { id, version, tag }: Pick<ReleaseRow, 'id' | 'version' | 'tag'>,
  component: Pick<Component, 'id' | 'root'> | undefined,
  channel: Pick<Channel, 'id' | 'current' | 'install'> | null,
): OfferedCommand[] {
  if (!channel?.install || !component) return [];
  const isOwn = (named: string | null) => (named === null ? component.root : named === component.id);
  const isPinned = (command: string) => /\{(?:version|tag)\}/.test(command);
  const fitting = channel.install.filter(
    ({ component: named, command }) => isOwn(named) && (channel.current === id || isPinned(command)),
  );
  return fitting.flatMap((template) => {
    const command = fillCommand(template, { version, tag, channel: channel.id });
    const where = template.os === null ? '' : `, on ${systemName(template.os)}`;
    return command === null ? [] : [{ name: `${template.name}${where}`, command }];
  });
}
