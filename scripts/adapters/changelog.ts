import { ConventionalChangelog } from 'conventional-changelog-core';
import type { Change } from '#domain/change.ts';
import { escapeMarkdown, escapeMarkdownInline, escapeMarkdownLines, lineToMarkdown } from '#domain/escape.ts';
import { commitUrl, forgeCompareUrl } from '#domain/forge-links.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { releaseTitle, yankedWords } from '#domain/release-outline.ts';

type People = Pick<Portal, 'product' | 'components'>;
type GitClient = Exclude<ConstructorParameters<typeof ConventionalChangelog>[0], string | undefined>;
type Preset = Parameters<ConventionalChangelog['config']>[0];

/**
 * The part of `CHANGELOG.md` about one release, for exactly its range, written by conventional-changelog with the
 * conventionalcommits preset. The package reads no repository: its commits are the changes that were mined, so that
 * changelog and pages cannot disagree, and no configuration of the repository has a say.
 *
 * @param release the whole record
 * @param portal for names and the forge's addresses
 */
export async function changelogOf(release: Release, portal: People): Promise<string> {
  const compareUrl = release.previous ? forgeCompareUrl(portal.product, release.previous, release.tag) : null;
  const generator = new ConventionalChangelog(clientOver(release))
    .loadPreset({ name: 'conventionalcommits', ...presetFor(release, portal, compareUrl) })
    .config(OUR_ORDER)
    .package({})
    .context({
      version: titleOf(release, portal),
      date: release.date.slice(0, 10),
      linkReferences: commitUrl(portal.product, release.commit) !== null,
      linkCompare: compareUrl !== null,
    });
  let text = '';
  for await (const part of generator.write()) text += part;
  const yanked = yankedWords(release);
  return yanked === null ? text : text.replace('\n', () => `\n\n**${escapeMarkdownInline(yanked)}**\n`);
}

/** The order of the pages. The package would sort by the rules of whatever language the machine speaks. */
const OUR_ORDER: Preset = { writer: { commitsSort: undefined, notesSort: undefined, noteGroupsSort: undefined } };

/** What the package asks of git: our changes as its commits, no tags, and no configuration. */
function clientOver(release: Release): GitClient {
  const client = {
    cwd: '',
    verify: async () => release.commit,
    getConfig: async () => '',
    getSemverTags: async function* () {},
    getCommits: async function* () {
      yield* release.changes.map((change) => commitOf(change));
    },
  };
  // Typed as a class with private members; these are the only ones that the package calls.
  return client as unknown as GitClient;
}

/** A change in the shape of the package's parsed commits; the section stands in for the type. */
function commitOf(change: Change) {
  const linked = change.references.filter((reference) => reference.url !== null);
  const others = change.references.filter((reference) => reference.url === null).map((reference) => reference.text);
  return {
    hash: change.commits[0] ?? null,
    type: change.section,
    scope: change.scope ? escapeMarkdownInline(change.scope) : null,
    subject: lineToMarkdown(change.subject) + (others.length ? ` (${escapeMarkdownInline(others.join(', '))})` : ''),
    // Text of several lines that the preset searches for `!:`, footers and mentions: all that was found already.
    ...{ header: null, body: null, footer: null, merge: null, revert: null, mentions: [] },
    notes: change.breaking ? [{ title: 'BREAKING CHANGE', text: breakingOf(change) }] : [],
    references: linked.map((reference) => ({
      ...splitReference(reference.text),
      action: null,
      owner: null,
      repository: null,
    })),
  };
}

function breakingOf(change: Change): string {
  return escapeMarkdownLines(change.breakingText ?? change.subject, '');
}

/** `org/repo#5` as the package wants it: everything up to the mark, and the number. */
function splitReference(text: string): { raw: string; prefix: string; issue: string } {
  const safe = escapeMarkdownInline(text);
  const digits = /\d+$/.exec(safe)?.[0] ?? '';
  return { raw: safe, prefix: safe.slice(0, safe.length - digits.length), issue: digits };
}

/** Sections as the pages have them; addresses that were checked when they were mined, and no guessed ones. */
function presetFor(release: Release, portal: People, compareUrl: string | null) {
  // The preset orders sections as its types are: the titled ones first, as the pages have them.
  const titles = new Map(release.sections.map(({ key, title }) => [key, title]));
  for (const { section } of release.changes) if (!titles.has(section)) titles.set(section, section);
  const references = release.changes.flatMap((change) => change.references);
  const known = new Map(references.map(({ text, url }) => [escapeMarkdownInline(text), url]));
  return {
    types: [...titles].map(([type, title]) => ({ type: type.toLowerCase(), section: escapeMarkdown(title) })),
    formatIssueUrl: (_context: unknown, { prefix = '', issue = '' }: { prefix?: string; issue?: string }) =>
      known.get(`${prefix}${issue}`) ?? '',
    formatCommitUrl: (_context: unknown, { hash }: { hash: string }) => commitUrl(portal.product, hash) ?? '',
    formatCompareUrl: () => compareUrl ?? '',
    formatUserUrl: () => '',
  };
}

/** The version alone for the root product, with the component's name for others. */
function titleOf(release: Release, portal: People): string {
  const root = portal.components.find((component) => component.id === release.component)?.root ?? true;
  const name = escapeMarkdownInline(root ? release.version : releaseTitle(release, portal));
  return release.yanked ? `${name} \\[YANKED\\]` : name;
}
