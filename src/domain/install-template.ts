/** A command of `channel.yaml` for whatever the channel offers: `brew install lantern@{version}`. */
export interface CommandTemplate {
  /** What runs it, for readers: `Homebrew`. */
  name: string;
  command: string;
  /** The system that it is for, or null for any. */
  os: string | null;
  /** Id of the component that it installs, or null for the root product. */
  component: string | null;
}

/** What stands for the placeholders of a command. */
export type CommandParts = Readonly<Record<(typeof COMMAND_PARTS)[number], string>>;

/** Names of the placeholders that a command may hold. */
export const COMMAND_PARTS = ['version', 'tag', 'channel'] as const;

/** Placeholders that nobody fills in, as they stand in the command. */
export function unknownParts(command: string): string[] {
  const known: readonly string[] = COMMAND_PARTS;
  return [...command.matchAll(/\{([A-Za-z]\w*)\}/g)].flatMap(([, part = '']) => (known.includes(part) ? [] : [part]));
}

/**
 * The command with the release's own words in it.
 *
 * @returns null where a word holds what a shell would read: nobody knows how the command quotes it
 */
export function fillCommand({ command }: Pick<CommandTemplate, 'command'>, parts: CommandParts): string | null {
  const used = COMMAND_PARTS.filter((part) => command.includes(`{${part}}`));
  if (used.some((part) => !/^[\w@./+~-]+$/.test(parts[part]))) return null;
  return used.reduce((text, part) => text.replaceAll(`{${part}}`, () => parts[part]), command);
}
