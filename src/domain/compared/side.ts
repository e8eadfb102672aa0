import type { CurrentFile } from '../browser-files.ts';
import type { Comparison } from '../comparison.ts';
import { gitCommands, taglineCommand, wayFacts } from '../comparison-words.ts';
import { type PagePart, part } from '../page-part.ts';

/** Beside the notes: what lies between, how to keep the comparison, and how to have it without a page. */
export function drawnSide(comparison: Comparison, current: CurrentFile): PagePart {
  const pairs = wayFacts(comparison, current).flatMap(([name, value, day]) => [
    part('dt', {}, [name]),
    part('dd', {}, [day ? part('time', { datetime: day }, [value]) : value]),
  ]);
  return part('aside', { class: 'facts', 'aria-label': 'About this comparison' }, [
    part('section', {}, [part('h2', {}, ['On the way']), part('dl', { class: 'pairs' }, pairs)]),
    drawnExports(),
    part('section', {}, [
      part('h2', {}, ['Same in a terminal']),
      commands([taglineCommand(comparison)]),
      part('details', { class: 'cmp-git' }, [
        part('summary', {}, ['With git alone']),
        commands(gitCommands(comparison)),
      ]),
    ]),
  ]);
}

/** Without a script there is nothing behind the buttons, and the style hides them. */
function drawnExports(): PagePart {
  const button = (name: string, words: string) =>
    part('li', {}, [part('button', { type: 'button', class: 'plain', 'data-export': name }, [words])]);
  return part('section', { class: 'cmp-take' }, [
    part('h2', {}, ['Take it with you']),
    part('ul', { class: 'cmp-exports' }, [
      button('markdown', 'Markdown'),
      button('json', 'JSON'),
      button('patch', 'patch'),
      button('copy', 'Copy as Markdown'),
    ]),
  ]);
}

function commands(lines: readonly string[]): PagePart {
  return part('pre', { class: 'cmp-commands' }, [part('code', {}, [lines.join('\n')])]);
}
