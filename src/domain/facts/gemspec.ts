import { type FileFacts, factsOf } from './file-facts.ts';

/**
 * Reads a `.gemspec` as far as it states literal text: it is a program, which is not run. Lines of more than 1,000
 * characters are passed over.
 */
export function parseGemspec(text: string): FileFacts {
  const statements = text.split('\n').flatMap(statementOf);
  const first = (field: RegExp) => statements.find(({ word, isGiven }) => isGiven && field.test(word))?.literals ?? [];
  const dependencies = (kind: RegExp) =>
    statements.flatMap(({ word, isGiven, literals: [name, ...ranges] }): [string, string][] =>
      isGiven || name === undefined || !kind.test(word) ? [] : [[name, ranges.join(', ') || '*']],
    );
  const facts = [
    ...factsOf('engines', [['ruby', first(/^required_ruby_version$/).join(', ') || null]]),
    ...factsOf('dependencies', dependencies(/^add_(?:runtime_)?dependency$/)),
    ...factsOf(
      'commands',
      first(/^executables$/).map((name) => [name, name]),
    ),
    ...factsOf('configuration', [['license', first(/^licenses?$/).join(', ') || null]]),
    ...factsOf('dev', dependencies(/^add_development_dependency$/)),
  ];
  return { name: first(/^name$/)[0] ?? null, published: true, facts };
}

/** A line that gives a field its value, or calls with arguments. */
interface Statement {
  word: string;
  isGiven: boolean;
  literals: string[];
}

const STATEMENT =
  /^\s{0,40}\w{1,40}\.(name|licenses?|executables|required_ruby_version|add_(?:runtime_|development_)?dependency)\b\s*(=?)(.*)$/;

function statementOf(line: string): Statement[] {
  const [, word, sign, rest] = (line.length <= 1000 && STATEMENT.exec(line)) || [];
  if (word === undefined || rest === undefined) return [];
  const words = /^\s*%w[[(]([^\])]*)[\])]/.exec(rest)?.[1];
  const literals = words === undefined ? literalsOf(rest) : words.trim().split(/\s+/);
  return [{ word, isGiven: sign === '=', literals }];
}

function literalsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, double, single]) => double ?? single ?? '');
}
