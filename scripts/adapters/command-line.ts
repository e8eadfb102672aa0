import { Command, CommanderError } from 'commander';

/** Every option that some command has, as it was given. */
export interface Options {
  repo?: string;
  content?: string;
  out?: string;
  site?: string;
  base?: string;
  port?: string;
  strict?: boolean;
  verbose?: boolean;
  json?: boolean;
  md?: boolean;
  text?: boolean;
  all?: boolean;
  line?: string;
  patch?: boolean;
  pairs?: string;
  failOn?: string;
  artifacts?: string;
  channel?: string;
  version?: string;
  url?: string;
  os?: string;
  arch?: string;
  kind?: string;
  publish?: boolean;
  by?: string;
  at?: string;
  now?: string;
  record?: boolean;
  published?: string;
  accept?: string;
  reason?: string;
}

/** One command of the program. */
export interface CommandSpec {
  /** One word, or two where several commands are about one thing: `manifest add`. */
  name: string;
  description: string;
  /** What may follow the name, and what it means. */
  argument?: readonly [string, string];
  /** What may follow in any number, and what it means. */
  files?: readonly [string, string];
  /** Flags as commander writes them (`--out <folder>`), and what they mean. */
  options: readonly (readonly [string, string])[];
  /** @returns exit code */
  run(options: Options, argument: string | undefined, files: readonly string[]): Promise<number>;
}

export interface ProgramSpec {
  name: string;
  description: string;
  version: string;
  commands: readonly CommandSpec[];
}

const USAGE = 2;

/**
 * Reads the command line and runs the command it names.
 *
 * @returns exit code; 2 when it names no command or an unknown option, which was told on standard error
 * @throws whatever the command throws
 */
export async function runCommandLine(spec: ProgramSpec): Promise<number> {
  let exitCode = 0;
  const program = new Command(spec.name)
    .description(spec.description)
    .version(spec.version)
    .exitOverride()
    // `--version` behind a command is that command's.
    .enablePositionalOptions()
    .showHelpAfterError(`(${spec.name} --help tells the commands and options)`);
  for (const { name, description, argument, files, options, run } of spec.commands) {
    const command = commandAt(program, name.split(' ')).description(description);
    if (argument) command.argument(`[${argument[0]}]`, argument[1]);
    if (files) command.argument(`[${files[0]}...]`, files[1]);
    for (const [flags, meaning] of options) command.option(flags, meaning);
    command.action(async (...given: unknown[]) => {
      const value = argument && typeof given[0] === 'string' ? given[0] : undefined;
      exitCode = await run(command.opts<Options>(), value, given.find((each) => Array.isArray(each)) ?? []);
    });
  }
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : USAGE;
  }
  return exitCode;
}

/** The command of these words under another, made with the groups that lead to it. */
function commandAt(parent: Command, [word = '', ...rest]: readonly string[]): Command {
  if (rest.length === 0) return parent.command(word);
  const group = parent.commands.find((each) => each.name() === word) ?? parent.command(word);
  return commandAt(group, rest);
}
