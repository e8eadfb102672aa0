import type { CommandSpec, Options } from './adapters/command-line.ts';
import { refuseConflict } from './refuse-conflict.ts';
import { formatProblems } from './report-problems.ts';
import { summaryLine } from './steps/summary.ts';

const REPO = ['--repo <path or address>', 'repository to mine; default: the sample'] as const;
const CONTENT = [
  '--content <folder>',
  "portal folder; default: .tagline/ of the repository, else the sample's",
] as const;
const STRICT = ['--strict', 'treat what is merely doubtful as an error'] as const;
const JSON_RESULT = ['--json', 'print the result as JSON'] as const;
const PORT = ['--port <number>', 'first port to try; default: 4321'] as const;
const VERSION = ['version', 'version, component@version or tag; default: the newest stable release'] as const;
const BASE = ['--base <path>', 'path under which the portal is served'] as const;
const NOW = [
  '--now <day>',
  "the day to write for; default: the settings' today, else that of the newest commit",
] as const;
const BUILD = [
  REPO,
  CONTENT,
  NOW,
  ['--out <folder>', 'where the finished site goes; default: dist'],
  ['--site <address>', 'public origin, for feeds, sitemap and previews'],
  BASE,
  STRICT,
  ['--verbose', 'tell everything that the renderer says'],
  JSON_RESULT,
] as const;

/** Every command; each is loaded when it runs. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'build',
    description: 'build the portal',
    options: BUILD,
    run: async (options) => {
      const built = await buildAndTell(options);
      process.stdout.write(options.json ? asJson(built) : `${summaryLine(built.summary)}\n`);
      return 0;
    },
  },
  {
    name: 'start',
    description: 'build the portal and serve it',
    options: [...BUILD, PORT],
    run: async (options) => {
      const { preview, readPort } = await import('./commands/preview.ts');
      // A site should not be built only to find that it cannot be served.
      readPort(options.port);
      const built = await buildAndTell(options);
      const address = await preview({ ...options, out: built.out });
      const told = options.json ? asJson({ ...built, address }) : `${summaryLine(built.summary)}\n${address}\n`;
      process.stdout.write(told);
      return 0;
    },
  },
  {
    name: 'preview',
    description: 'serve the built portal',
    options: [
      ['--out <folder>', 'folder of the finished site'],
      ['--base <path>', 'path under which it was built'],
      PORT,
      JSON_RESULT,
    ],
    run: async (options) => {
      const { preview } = await import('./commands/preview.ts');
      const address = await preview(options);
      process.stdout.write(options.json ? asJson({ address }) : `${address}\n`);
      return 0;
    },
  },
  {
    name: 'dev',
    description: 'serve the pages while their sources change',
    options: [REPO, CONTENT, NOW, STRICT],
    run: async (options) => {
      const { dev } = await import('./commands/dev.ts');
      await dev(options);
      return 0;
    },
  },
  {
    name: 'check',
    description: 'validate settings, manifests, logs, notes and tags',
    options: [
      REPO,
      CONTENT,
      ['--published <folder>', 'hold logs and tags against a site as it was published'],
      ['--record', 'add tags that are not in it to tags.lock'],
      ['--accept <tag>', 'with --record: take the change of this tag for right'],
      ['--by <name>', 'who accepts it'],
      ['--reason <text>', 'why, for readers'],
      ['--at <date>', 'the day to record; default: today'],
      ['--artifacts <folder>', 'hold the bytes of the artifacts in it against what manifests state'],
      STRICT,
      JSON_RESULT,
    ],
    run: async ({ strict = false, json = false, ...options }) => {
      const [{ check }, { readRecording }] = await Promise.all([
        import('./commands/check.ts'),
        import('./record-options.ts'),
      ]);
      return await check({ ...options, record: readRecording(options, new Date()), strict, json });
    },
  },
  {
    name: 'status',
    description: 'print what each channel offers, now or on a date',
    options: [
      REPO,
      CONTENT,
      ['--at <date>', 'a day, which means its end, or a moment; default: the newest thing known'],
      NOW,
      ['--channel <id>', 'only this channel'],
      JSON_RESULT,
    ],
    run: async ({ at, ...options }) => {
      const [{ mineFor }, { readMoment }, command] = await Promise.all([
        import('./steps/mine-for.ts'),
        import('./read-moment.ts'),
        import('./commands/status.ts'),
      ]);
      const moment = at === undefined ? undefined : readMoment(at, new Date());
      const told = command.status(await mineFor(options), { ...options, at: moment });
      process.stdout.write(options.json ? asJson(told) : command.describeStatus(told));
      return 0;
    },
  },
  {
    name: 'manifest add',
    description: "add files to a release's manifest on a channel",
    files: [
      'files',
      "what was built, and the lists that goreleaser, electron-builder, sha256sum or a forge's API left",
    ],
    options: [
      REPO,
      CONTENT,
      ['--channel <id>', 'channel that offers the release'],
      ['--version <version>', 'version, component@version or tag'],
      ['--url <template>', 'where the files will lie; {version}, {tag}, {channel}, {component} and {file} are put in'],
      ['--os <word>', 'system of all files, where their names do not tell'],
      ['--arch <word>', 'processor of all files'],
      ['--kind <word>', 'kind of all files'],
      ['--publish', "add the event to the channel's log as well"],
      ['--by <name>', 'who publishes'],
      ['--at <moment>', 'when it is published; default: now'],
      JSON_RESULT,
    ],
    run: async (options, _argument, files) => {
      const { describeAdded, manifestAdd } = await import('./commands/manifest-add.ts');
      const added = await manifestAdd(options, files, new Date());
      process.stdout.write(options.json ? asJson(added) : describeAdded(added));
      return 0;
    },
  },
  {
    name: 'compare',
    description: 'what differs between two versions: changes, facts and files',
    files: ['versions', 'from and to: version, component@version or tag'],
    options: [
      REPO,
      CONTENT,
      ['--md', 'as Markdown'],
      ['--patch', 'as a patch for git apply'],
      ['--pairs <file>', 'answer each line "FROM TO" of a file, - for standard input, with a line of JSON'],
      ['--fail-on <what>', 'lost: exit 1 when the second version lacks changes of the first'],
      NOW,
      ['--json', 'as JSON'],
    ],
    run: async (options, _argument, versions) => {
      refuseConflict(options, ['md', 'patch', 'json']);
      const [{ mineFor }, { compare }] = await Promise.all([
        import('./steps/mine-for.ts'),
        import('./commands/compare.ts'),
      ]);
      const format = options.json ? 'json' : options.md ? 'md' : options.patch ? 'patch' : 'text';
      return await compare((use) => mineFor(options, use), versions, { ...options, format });
    },
  },
  {
    name: 'notes',
    description: "print a release's notes",
    argument: VERSION,
    options: [
      REPO,
      CONTENT,
      ['--site <address>', "public origin for its addresses; default: the settings'"],
      BASE,
      ['--md', 'as Markdown, the default'],
      ['--text', 'as plain text'],
      ['--json', 'as JSON'],
    ],
    run: async (options, version) => {
      refuseConflict(options, ['md', 'text', 'json']);
      const [{ mineFor }, { notes }] = await Promise.all([
        import('./steps/mine-for.ts'),
        import('./commands/notes.ts'),
      ]);
      const format = options.json ? 'json' : options.text ? 'text' : 'md';
      const mined = await mineFor(options);
      return notes(mined, { version, format, site: mined.site, base: mined.base });
    },
  },
  {
    name: 'changelog',
    description: 'print CHANGELOG.md of one release or of all',
    argument: VERSION,
    options: [
      REPO,
      CONTENT,
      ['--all', 'every stable release'],
      ['--out <file>', 'write the file instead'],
      JSON_RESULT,
    ],
    run: async (options, version) => {
      refuseConflict(options, ['all'], version);
      const [{ mineFor }, command] = await Promise.all([
        import('./steps/mine-for.ts'),
        import('./commands/changelog.ts'),
      ]);
      return await command.changelog(await mineFor(options), { ...options, version });
    },
  },
  {
    name: 'which',
    description: 'tell the first release of each line that has a change, or which file has a SHA-256',
    argument: ['change', 'commit, #123, advisory, words of its title, or the SHA-256 of a file'],
    options: [
      REPO,
      CONTENT,
      ['--line <line or version>', 'the nearest release on this line, or above this version, that has it'],
      NOW,
      JSON_RESULT,
    ],
    run: async (options, change) => {
      const [{ mineFor }, { which }] = await Promise.all([
        import('./steps/mine-for.ts'),
        import('./commands/which.ts'),
      ]);
      return await which(() => mineFor(options), { ...options, change });
    },
  },
];

function asJson(result: object): string {
  return `${JSON.stringify({ schemaVersion: 1, ...result }, null, 2)}\n`;
}

async function buildAndTell(options: Options) {
  const { build } = await import('./commands/build.ts');
  const built = await build(options);
  process.stderr.write(formatProblems(built.problems, options.strict ?? false));
  return built;
}
