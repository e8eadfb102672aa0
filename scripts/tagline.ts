import { Command, CommanderError } from 'commander';
import { cleanForTerminal } from '#domain/text.ts';
import manifest from '../package.json' with { type: 'json' };
import { problemsBehind } from './name-failure.ts';
import { formatProblems, problemsAsJson } from './report-problems.ts';
import { summaryLine } from './steps/summary.ts';

/** Exit codes: the inputs have problems; the command was used wrongly. */
const PROBLEMS = 1;
const USAGE = 2;

const program = new Command('tagline')
  .description(manifest.description)
  .version(manifest.version)
  .exitOverride()
  .showHelpAfterError('(tagline --help tells the commands and options)');

const REPO = ['--repo <path or address>', 'repository to mine; default: the sample'] as const;
const CONTENT = [
  '--content <folder>',
  "portal folder; default: .tagline/ of the repository, else the sample's",
] as const;

function buildOptions(command: Command): Command {
  return command
    .option(...REPO)
    .option(...CONTENT)
    .option('--out <folder>', 'where the finished site goes', undefined)
    .option('--site <address>', 'public origin, for feeds, sitemap and previews')
    .option('--base <path>', 'path under which the portal is served')
    .option('--strict', 'treat what is merely doubtful as an error', false)
    .option('--verbose', 'tell everything that the renderer says', false)
    .option('--json', 'print the result as JSON', false);
}

buildOptions(program.command('build').description('build the portal')).action(async (options) => {
  const { build } = await import('./commands/build.ts');
  const built = await build(options);
  process.stderr.write(formatProblems(built.problems, options.strict));
  process.stdout.write(
    options.json ? `${JSON.stringify({ schemaVersion: 1, ...built }, null, 2)}\n` : `${summaryLine(built.summary)}\n`,
  );
});

buildOptions(program.command('start').description('build the portal and serve it'))
  .option('--port <number>', 'first port to try')
  .action(async (options) => {
    const { build } = await import('./commands/build.ts');
    const { preview } = await import('./commands/preview.ts');
    const built = await build(options);
    process.stderr.write(formatProblems(built.problems, options.strict));
    const address = await preview({ ...options, out: built.out });
    process.stdout.write(`${summaryLine(built.summary)}\n${address}\n`);
  });

program
  .command('preview')
  .description('serve the built portal')
  .option('--out <folder>', 'folder of the finished site')
  .option('--base <path>', 'path under which it was built')
  .option('--port <number>', 'first port to try')
  .action(async (options) => {
    const { preview } = await import('./commands/preview.ts');
    process.stdout.write(`${await preview(options)}\n`);
  });

buildOptions(program.command('dev').description('serve the pages while their sources change')).action(
  async (options) => {
    const { dev } = await import('./commands/dev.ts');
    await dev(options);
  },
);

program
  .command('check')
  .description('validate settings, manifests, logs and notes')
  .option(...CONTENT)
  .option('--strict', 'treat what is merely doubtful as an error', false)
  .option('--json', 'print problems as JSON', false)
  .action(async (options) => {
    const { check } = await import('./commands/check.ts');
    process.exitCode = await check(options);
  });

program
  .command('notes')
  .description("print a release's notes")
  .argument('[version]', 'version, component@version or tag; default: the newest stable')
  .option(...REPO)
  .option(...CONTENT)
  .option('--md', 'as Markdown (default)')
  .option('--text', 'as plain text')
  .option('--json', 'as JSON')
  .action(async (version: string | undefined, options) => {
    const [{ mineFor }, { notes }] = await Promise.all([import('./steps/mine-for.ts'), import('./commands/notes.ts')]);
    const format = options.json ? 'json' : options.text ? 'text' : 'md';
    process.exitCode = notes(await mineFor(options), { version, format });
  });

program
  .command('changelog')
  .description('print CHANGELOG.md of one release or of all')
  .argument('[version]', 'version, component@version or tag; default: the newest stable')
  .option(...REPO)
  .option(...CONTENT)
  .option('--all', 'every stable release', false)
  .option('--out <file>', 'write the file instead of printing')
  .option('--json', 'as JSON', false)
  .action(async (version: string | undefined, options) => {
    const [{ mineFor }, { changelog }] = await Promise.all([
      import('./steps/mine-for.ts'),
      import('./commands/changelog.ts'),
    ]);
    process.exitCode = await changelog(await mineFor(options), { ...options, version });
  });

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  const problems = problemsBehind(error);
  if (problems === null) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${cleanForTerminal(words)}\n`);
    return PROBLEMS;
  }
  const strict = process.argv.includes('--strict');
  if (process.argv.includes('--json')) process.stdout.write(problemsAsJson(problems, strict));
  else process.stderr.write(formatProblems(problems, strict));
  return PROBLEMS;
}
