import type { Fact } from '../fact.ts';
import { entriesOf, factsOf, textOf, valueAt } from './file-facts.ts';

/** What the `action.yml` of a GitHub action states: what it runs on, and what it takes and gives. */
export function readAction(data: unknown): Fact[] {
  const inputs = entriesOf(valueAt(data, 'inputs')).map(([name, input]): [string, string] => [
    `input ${name}`,
    inputWords(input),
  ]);
  const outputs = entriesOf(valueAt(data, 'outputs')).map(([name]): [string, string] => [`output ${name}`, 'given']);
  return [
    ...factsOf('engines', [['action', valueAt(data, 'runs', 'using')]]),
    ...factsOf('exports', [
      ['main', valueAt(data, 'runs', 'main')],
      ['image', valueAt(data, 'runs', 'image')],
    ]),
    ...factsOf('configuration', [...inputs, ...outputs]),
  ];
}

function inputWords(input: unknown): string {
  const required = valueAt(input, 'required');
  const own = valueAt(input, 'default');
  const words = required === true || required === 'true' ? 'required' : 'optional';
  const plain = typeof own === 'boolean' || typeof own === 'number' ? String(own) : textOf(own);
  return plain === null ? words : `${words}, default ${plain}`;
}
