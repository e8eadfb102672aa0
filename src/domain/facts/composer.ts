import { entriesOf, type FileFacts, factsOf, textOf, textsOf, valueAt } from './file-facts.ts';
import { parseJson } from './package-json.ts';

/** Reads a `composer.json`: PHP and its extensions are engines. @returns null where it is no JSON object */
export function parseComposer(text: string): FileFacts | null {
  const data = parseJson(text);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const required = entriesOf(valueAt(data, 'require'));
  const license = valueAt(data, 'license');
  const facts = [
    ...factsOf(
      'engines',
      required.filter(([name]) => isPlatform(name)),
    ),
    ...factsOf(
      'dependencies',
      required.filter(([name]) => !isPlatform(name)),
    ),
    ...factsOf(
      'commands',
      textsOf(valueAt(data, 'bin')).map((path) => [path.slice(path.lastIndexOf('/') + 1), path]),
    ),
    ...factsOf('configuration', [
      ['license', textsOf(license).join(', ') || license],
      ['type', valueAt(data, 'type')],
    ]),
    ...factsOf('dev', entriesOf(valueAt(data, 'require-dev'))),
  ];
  return { name: textOf(valueAt(data, 'name')), published: true, facts };
}

function isPlatform(name: string): boolean {
  return /^(?:php|hhvm|composer(?:-[\w-]+)?|(?:ext|lib)-.+|php-.+)$/.test(name);
}
