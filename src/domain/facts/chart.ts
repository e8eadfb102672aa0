import type { Fact } from '../fact.ts';
import { factsOf, textOf, valueAt } from './file-facts.ts';

/** A YAML file as data, with the characters of its unquoted scalars: `1.10` is a number that would lose its zero. */
export interface YamlData {
  data: unknown;
  sourceOf: (path: (string | number)[]) => string | null;
}

/** What a `Chart.yaml` states, each fact under the chart's name. */
export function readChart({ data, sourceOf }: YamlData): Fact[] {
  const chart = textOf(valueAt(data, 'name')) ?? 'chart';
  const at = (key: string): unknown => sourceOf([key]) ?? valueAt(data, key);
  const listed = valueAt(data, 'dependencies');
  const dependencies = (Array.isArray(listed) ? listed : []).map((each, index): [string, unknown] => [
    `${chart} needs ${textOf(valueAt(each, 'name')) ?? ''}`,
    sourceOf(['dependencies', index, 'version']) ?? valueAt(each, 'version'),
  ]);
  return [
    ...factsOf('engines', [[`kubernetes (${chart})`, at('kubeVersion')]]),
    ...factsOf('chart', [
      [`${chart} version`, at('version')],
      [`${chart} appVersion`, at('appVersion')],
      ...dependencies,
    ]),
  ];
}
