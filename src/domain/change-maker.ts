import type { Change, Reference } from './change.ts';
import type { Title } from './commit-facts.ts';
import { type Forge, issueUrl, pullRequestUrl } from './forge.ts';
import type { History } from './history.ts';
import { mergeNames } from './people.ts';
import type { Sections } from './sections.ts';

/** Makes the entries that readers see of commits; each commit's are made once and shared by all windows. */
export class ChangeMaker {
  private readonly history: History;
  private readonly sections: Sections;
  private readonly forge: Forge;
  private readonly made = new Map<number, Change[]>();
  private readonly people: string[][] = [];

  constructor(history: History, sections: Sections, forge: Forge) {
    this.history = history;
    this.sections = sections;
    this.forge = forge;
  }

  /** The entry of a commit and those of its squashed bullets; none where its type is hidden. */
  ofCommit(commit: number): readonly Change[] {
    const known = this.made.get(commit);
    if (known) return known;
    const changes = this.make(commit);
    this.made.set(commit, changes);
    return changes;
  }

  /** One entry for what a pull request merge brought, under the title that people gave it; none where its type is hidden. */
  ofMerge(merge: number, commits: readonly number[]): Change[] {
    const title = this.history.facts[merge]?.mergeTitle;
    const first = Math.max(...commits);
    const parts = commits.flatMap((commit) => this.ofCommit(commit));
    const breaking = parts.some((part) => part.breaking) || (title?.breaking ?? false);
    const security = parts.some((part) => part.security);
    if (!title || (this.sections.hides(title.type) && !breaking && !security)) return [];
    const base = this.entry(first, title, this.history.commits[first]?.id ?? '');
    const texts = parts.map((part) => part.breakingText).filter((text) => text !== null);
    const deprecation = parts.find((part) => part.deprecation)?.deprecation;
    return [
      {
        ...base,
        section: security ? 'security' : base.section,
        commits: [...commits].sort((a, b) => b - a).map((commit) => this.history.commits[commit]?.id ?? ''),
        references: uniqueReferences([...this.references(merge), ...parts.flatMap((part) => part.references)]),
        authors: mergeNames(commits.flatMap((commit) => this.authors(commit))),
        breaking,
        breakingText: texts.join('\n\n') || null,
        ...(deprecation && { deprecation }),
        security,
        advisories: [...new Set(parts.flatMap((part) => part.advisories))],
      },
    ];
  }

  /** The entry under which a commit was told, for reverts of it: a merge under its title. None where its type is hidden. */
  original(commit: number): Change | null {
    const { commits, facts } = this.history;
    if ((commits[commit]?.parents.length ?? 0) < 2) return this.ofCommit(commit)[0] ?? null;
    const title = facts[commit]?.mergeTitle ?? facts[commit];
    if (!title || (this.sections.hides(title.type) && !title.breaking)) return null;
    return this.entry(commit, title, commits[commit]?.id ?? '');
  }

  /** The reference to the merge that brought a commit. */
  references(commit: number): Reference[] {
    const facts = this.history.facts[commit];
    if (!facts) return [];
    const { pullRequest, closes } = facts;
    const request = pullRequest ? [this.requestReference(pullRequest.number, pullRequest.path)] : [];
    return uniqueReferences([
      ...request,
      ...closes.map((number) => ({ text: `#${number}`, url: issueUrl(this.forge, number) })),
    ]);
  }

  /** Author and co-authors, each once. */
  authors(commit: number): string[] {
    const known = this.people[commit];
    if (known) return known;
    const author = this.history.commits[commit]?.author;
    const name = author?.name || author?.email || 'unknown';
    const others = this.history.facts[commit]?.coAuthors ?? [];
    const people = others.length === 0 ? [name] : mergeNames([name, ...others]);
    this.people[commit] = people;
    return people;
  }

  private make(commit: number): Change[] {
    const facts = this.history.facts[commit];
    const id = this.history.commits[commit]?.id ?? '';
    if (!facts) return [];
    const shown =
      facts.breaking || facts.advisories.length > 0 || !(this.sections.hides(facts.type) || facts.automated);
    if (!shown) return [];
    const entries = facts.entries.map((title, at) => ({
      ...this.entry(commit, title, `${id}.${at + 1}`),
      references: this.references(commit).slice(0, 1),
      breakingText: null,
      advisories: [],
      security: title.type === 'security',
    }));
    const own = this.entry(commit, facts, id);
    return [facts.deprecation === null ? own : { ...own, deprecation: facts.deprecation }, ...entries];
  }

  private entry(commit: number, title: Title, id: string): Change {
    const facts = this.history.facts[commit];
    const advisories = facts?.advisories ?? [];
    const security = advisories.length > 0 || title.type === 'security' || title.scope === 'security';
    return {
      id,
      type: title.type,
      scope: title.scope,
      subject: title.subject,
      section: this.sectionOf(title, security),
      breaking: title.breaking,
      breakingText: title.breaking ? (facts?.breakingText ?? null) : null,
      security,
      advisories,
      commits: [this.history.commits[commit]?.id ?? ''],
      references: this.references(commit),
      authors: this.authors(commit),
      alsoIn: [],
    };
  }

  private sectionOf(title: Title, security: boolean): string {
    if (security) return 'security';
    if (/^deprecat/i.test(title.subject) && title.type !== 'fix') return 'deprecations';
    return this.sections.keyOf(title.type);
  }

  private requestReference(number: number, path: string | null): Reference {
    const mark = this.forge.kind === 'gitlab' ? '!' : '#';
    const own = path === null || path === this.forge.path;
    return {
      text: `${own ? '' : path}${mark}${number}`,
      url: pullRequestUrl(this.forge, number, path ?? this.forge.path),
    };
  }
}

function uniqueReferences(references: readonly Reference[]): Reference[] {
  return [...new Map(references.map((reference) => [reference.text, reference])).values()];
}
