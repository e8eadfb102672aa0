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
}

/** One command of the program. */
export interface CommandSpec {
  name: string;
  description: string;
  /** What may follow the name, and what it means. */
  argument?: readonly [string, string];
  /** Flags as commander writes them (`--out <folder>`), and what they mean. */
  options: readonly (readonly [string, string])[];
  /** @returns exit code */
  run(options: Options, argument: string | undefined): Promise<number>;
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
    .showHelpAfterError(`(${spec.name} --help tells the commands and options)`);
  for (const { name, description, argument, options, run } of spec.commands) {
    const command = program.command(name).description(description);
    if (argument) command.argument(`[${argument[0]}]`, argument[1]);
    for (const [flags, meaning] of options) command.option(flags, meaning);
    command.action(async (...given: unknown[]) => {
      const value = argument && typeof given[0] === 'string' ? given[0] : undefined;
      exitCode = await run(command.opts<Options>(), value);
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
