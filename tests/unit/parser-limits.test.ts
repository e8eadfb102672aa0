import { describe, expect, test } from 'vitest';
import { splitCodeSpans } from '#domain/code-spans.ts';
import type { CommitMessage } from '#domain/commit.ts';
import { isBot, readCommitFacts } from '#domain/commit-facts.ts';
import { findBeyondLimits } from '#domain/compiler-limits.ts';
import { hasBreakingNote, parseBreakingText, parseHeader } from '#domain/conventional.ts';
import { deprecates, namesIn, readDeprecation, removalAnnounced, removes } from '#domain/deprecation-text.ts';
import { escapeHtml, escapeMarkdownInline, escapeMarkdownLines, lineToHtml, lineToMarkdown } from '#domain/escape.ts';
import { factSourceOf } from '#domain/facts/fact-source.ts';
import { parseSource } from '#domain/facts/parse-source.ts';
import { standpointOf } from '#domain/find/nearest-with.ts';
import { readQuestion } from '#domain/find/question.ts';
import { findRelease } from '#domain/find-release.ts';
import { forgeOf } from '#domain/forge.ts';
import { splitFrontMatter } from '#domain/front-matter.ts';
import { findInvisible } from '#domain/invisible.ts';
import { comparedIn, meantBy } from '#domain/lost-address.ts';
import { notesToMarkdown } from '#domain/notes-markdown.ts';
import { firstPicture } from '#domain/notes-picture.ts';
import { parseManifest } from '#domain/package-manifest.ts';
import { coAuthorsOf } from '#domain/people.ts';
import { placeFile } from '#domain/portal-layout.ts';
import { parseRemote } from '#domain/remote-config.ts';
import { safeUrl } from '#domain/safe-url.ts';
import { Sections } from '#domain/sections.ts';
import { DEFAULT_SETTINGS } from '#domain/settings.ts';
import { shellWord } from '#domain/shell-word.ts';
import { slugOf } from '#domain/slug.ts';
import { withoutBranch, withoutReferences } from '#domain/subject-marks.ts';
import { svgSize, unsafeInSvg } from '#domain/svg.ts';
import { parseSingleNumberTag, parseTagName } from '#domain/tag-grammar.ts';
import { cleanLine, cleanText, cutText } from '#domain/text.ts';
import { parseVersion } from '#domain/version.ts';
import { versionJump } from '#domain/version-jump.ts';
import { versionStep } from '#domain/version-step.ts';
import { all } from '../support/effort.ts';
import { LONG_SHAPES } from '../support/long-shapes.ts';

/** What a reader of untrusted text may take for 100 kB, and how much slower a busy machine may be. */
const LIMIT = 100;
const PATIENCE = 4;

const sections = new Sections(DEFAULT_SETTINGS.changes);
const commit = (subject: string, body: string, parents = ['b'.repeat(40)]): CommitMessage => ({
  ...{ id: 'a'.repeat(40), tree: 'c'.repeat(40), parents, author: { name: subject, email: body } },
  ...{ authoredAt: 0, committedAt: 0, subject, body },
});

/** What comes of a subject where it enters: see the limits of `git-log.ts`. */
const subjectOf = (text: string): string => cutText(cleanLine(text), 1000);

/** What a file of this name states. */
const facts = (name: string, text: string): unknown => {
  const source = factSourceOf(name);
  return source && parseSource(source, text, () => null);
};

/** Everything that reads untrusted text, by the name of what it reads. */
const READERS: Record<string, (text: string) => unknown> = {
  'cleaning of text': (text) => cleanText(text),
  'cleaning of a line': (text) => cutText(cleanLine(text), 1000),
  'facts of a commit by its body': (text) => readCommitFacts(commit('feat(x): y (#1)', text), sections),
  'facts of a commit by its subject': (text) => readCommitFacts(commit(subjectOf(text), ''), sections),
  'facts of a merge': (text) => readCommitFacts(commit('Merge pull request #1 from a', text, ['1', '2']), sections),
  'a conventional header': (text) => parseHeader(subjectOf(text)),
  'breaking changes': (text) => [parseBreakingText(text), hasBreakingNote(text)],
  people: (text) => [coAuthorsOf(text), isBot(cutText(text, 256))],
  'references of a subject': (text) => [withoutReferences(subjectOf(text)), withoutBranch(subjectOf(text))],
  'code in a line': splitCodeSpans,
  'lines for Markdown': (text) => [escapeMarkdownLines(text, '  '), escapeMarkdownInline(text), lineToMarkdown(text)],
  'lines for HTML': (text) => [escapeHtml(text), lineToHtml(text)],
  'an address': (text) => [
    safeUrl(text),
    safeUrl(`https://example.com/${text}`),
    safeUrl(`mailto:a@b.c?subject=${text}`),
  ],
  'a remote': (text) => [forgeOf(text), forgeOf(`https://github.com/${text}`), forgeOf(`git@${text}`)],
  'the configuration of a repository': parseRemote,
  'a package manifest': (text) =>
    ['package.json', 'Cargo.toml', 'pyproject.toml', 'composer.json', 'go.mod'].map((name) =>
      parseManifest(name, text),
    ),
  'facts of a package.json': (text) => facts('package.json', JSON.stringify({ exports: text, packageManager: text })),
  'facts of a Cargo.toml': (text) =>
    ['', 'a = "', "a = '''", 'a = ['].map((start) => facts('Cargo.toml', start + text)),
  'facts of a pyproject.toml': (text) => facts('pyproject.toml', `[project]\ndependencies = [${JSON.stringify(text)}]`),
  'facts of a go.mod': (text) => facts('go.mod', `require (\n${text}`),
  'facts of a Dockerfile': (text) => facts('Dockerfile', `ARG a=${text}\nFROM $a`),
  'facts of a gemspec': (text) => facts('a.gemspec', `s.name = ${text}\ns.add_dependency ${text}`),
  'facts of a DEPS': (text) => facts('DEPS', text),
  'a step between versions': (text) => versionStep(text, text.slice(1)),
  'a version': (text) => [parseVersion(text), parseVersion(`1.2.3-${text}`), parseVersion(`1.2.3+${text}`)],
  'a tag': (text) => [parseTagName(text), parseTagName(`v1.2.3-${text}`), parseSingleNumberTag(text)],
  'a slug': slugOf,
  'a word of a shell': shellWord,
  'front matter': (text) => [splitFrontMatter(text), splitFrontMatter(`---\n${text}\n---\n${text}`)],
  'the limits of notes': findBeyondLimits,
  'what hides in notes': (text) => findInvisible(text),
  'notes as Markdown': (text) => notesToMarkdown(text, (path) => path),
  'pictures of notes': firstPicture,
  'a picture': (text) => [svgSize(text), unsafeInSvg(text), svgSize(`<svg ${text}`), unsafeInSvg(`<svg>${text}</svg>`)],
  // No file system has longer names.
  'a path of the portal folder': (text) => placeFile(text.slice(0, 255)),
  'a question for a release': (text) => [
    versionJump(text, []),
    findRelease(text, []),
    meantBy(text, []),
    comparedIn(`/compare/${text}`),
    readQuestion(text),
    [
      deprecates(text),
      readDeprecation(`DEPRECATED: ${text}`),
      removalAnnounced(text, true),
      removes(text),
      namesIn(text),
    ],
    standpointOf(text, []),
  ],
};

describe('text of 100 kB in any shape is read in no time', () => {
  test.each(Object.keys(READERS).map((name, place) => [name, place] as const))('%s', (name, place) => {
    const read = READERS[name] as (text: string) => unknown;
    expect(LONG_SHAPES.length).toBeGreaterThan(400);
    const slow = shapesFor(place).flatMap(({ name: shape, text }) => {
      const took = isHarmless(text, read) ? 0 : quickest(() => read(text));
      return took > LIMIT * PATIENCE ? [`${shape}: ${Math.round(took)} ms`] : [];
    });
    expect(slow).toEqual([]);
  });
});

/** Every shape in the long suite, else half of them: other ones for each reader. */
function shapesFor(reader: number): typeof LONG_SHAPES {
  return all ? LONG_SHAPES : LONG_SHAPES.filter((_, index) => (index + Math.floor(index / 11) + reader) % 2 === 0);
}

/** What takes so little for a tenth stays below the limit for all of it even where time grows with the square. */
function isHarmless(text: string, read: (text: string) => unknown): boolean {
  return !all && duration(() => read(text.slice(0, text.length / 10))) < LIMIT / 100;
}

/** A second try where the first took long: the machine may have had other things to do. */
function quickest(run: () => unknown): number {
  const first = duration(run);
  return first > LIMIT ? Math.min(first, duration(run)) : first;
}

/** Milliseconds of processor time of this thread: what else the machine does is not counted. */
function duration(run: () => unknown): number {
  const start = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}
