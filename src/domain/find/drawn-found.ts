import type { ReleaseEntry } from '../browser-files.ts';
import { codeText } from '../compared/entry.ts';
import { formatCount, formatMany } from '../format.ts';
import { type PagePart, part } from '../page-part.ts';
import type { Answer } from './answer.ts';
import { drawnAnswer, type FoundPage } from './drawn-answer.ts';
import type { Found } from './find-change.ts';
import { originOf, questionWords, titleOf } from './find-words.ts';
import { standpointName } from './nearest-with.ts';

/** What was found, as parts of the page. */
export function drawnFound(found: Found, page: FoundPage): PagePart[] {
  switch (found.kind) {
    case 'empty':
      return [];
    case 'release':
      return [drawnRelease(found.release, page)];
    case 'nothing':
      return [drawnNothing(found, page)];
    case 'choices':
      return drawnChoices(found, page);
    case 'answers': {
      const more =
        found.more > 0 && part('p', { class: 'quiet' }, [`${formatMany(found.more, 'further change')} not shown.`]);
      return [...found.answers.map((answer) => drawnAnswer(answer, page)), ...(more ? [more] : [])];
    }
  }
}

/** The same in one sentence, for those who hear the page. */
export function foundSentence(found: Found, { nameOf }: Pick<FoundPage, 'nameOf'>): string {
  switch (found.kind) {
    case 'empty':
      return '';
    case 'release':
      return `${found.release.version} is a release itself.`;
    case 'nothing':
      return `There is no ${questionWords(found.question).replace(/^an? /, '')}.`;
    case 'choices':
      return found.share < 1 ? 'Looking further…' : `${formatMany(found.total, 'change')} may be meant.`;
    case 'answers': {
      const [answer] = found.answers;
      const rows = (answer?.lines ?? []).flatMap((line) =>
        line.first ? [`${line.first.release.version} on ${nameOf(line)}`] : [],
      );
      return rows.length === 0
        ? 'Found. No release has it for sure.'
        : `Found. First in ${rows.slice(0, 6).join(', ')}.`;
    }
  }
}

function drawnRelease(release: ReleaseEntry, { addressOf }: FoundPage): PagePart {
  return part('div', { class: 'box' }, [
    part('p', {}, [
      part('span', { class: 'v' }, [release.version]),
      ' is a release itself. Here is ',
      part('a', { href: addressOf(`releases/${release.id}/`) }, ['what it brings']),
      ', or ',
      part('a', { href: addressOf(`compare/?to=${encodeURIComponent(release.id)}`) }, ['compare it']),
      '.',
    ]),
  ]);
}

function drawnNothing({ question, near }: Extract<Found, { kind: 'nothing' }>, page: FoundPage): PagePart {
  const hint =
    question.kind === 'advisory'
      ? 'No change here names an advisory.'
      : 'Try fewer words, a shorter beginning, or the number of its pull request.';
  const choices = near.flatMap((query, at) => [at === 0 ? '' : ', ', ask(query, query, page, 'v')]);
  return part('div', { class: 'box warning' }, [
    part('p', {}, [`There is no ${questionWords(question).replace(/^an? /, '')} here.`]),
    near.length > 0 ? part('p', {}, ['The nearest: ', ...choices, '.']) : part('p', {}, [hint]),
  ]);
}

/** A link that asks something else. */
function ask(
  query: string,
  text: string,
  { addressOf, standpoint, releases }: FoundPage,
  className?: string,
): PagePart {
  const parameters = new URLSearchParams({ q: query });
  if (standpoint) parameters.set('line', standpointName(standpoint, releases));
  return part(
    'a',
    { href: addressOf(`find/?${parameters}`), 'data-ask': query, class: className ?? null },
    codeText(text),
  );
}

function drawnChoices(found: Extract<Found, { kind: 'choices' }>, page: FoundPage): PagePart[] {
  const left = found.total - found.choices.length;
  const head = found.partial
    ? 'No change has all of these words. Nearest:'
    : `${formatMany(found.total, found.question.kind === 'commit' ? 'commit' : 'change')} may be meant`;
  const looking = found.share < 1 ? `Looked through ${Math.round(found.share * 100)} % so far…` : '';
  const more = left > 0 && found.share === 1 ? `${formatCount(left)} more: add a word to narrow them down.` : looking;
  return [
    part('section', { class: 'which-choices' }, [
      part('h2', {}, [head]),
      part(
        'ul',
        { class: 'cmp-list' },
        found.choices.map((answer) => drawnChoice(answer, page)),
      ),
      more !== '' && part('p', { class: 'quiet' }, [more]),
    ]),
  ];
}

function drawnChoice(answer: Answer, page: FoundPage): PagePart {
  const { commit, change } = answer.sighting;
  const oldest = originOf(answer);
  const where = oldest ? `since ${oldest.release.version}` : answer.unreleased ? 'not released' : '';
  return part('li', { class: 'cmp-change' }, [
    part('div', {}, [
      part('p', {}, [
        ask(commit ?? change?.subject ?? '', titleOf(answer), page),
        ...(change?.references ?? [])
          .slice(0, 3)
          .flatMap(([text]) => [' ', part('span', { class: 'cmp-ref' }, [text])]),
      ]),
    ]),
    part('span', { class: 'cmp-first' }, [where]),
  ]);
}
