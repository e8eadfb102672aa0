import { bundledLanguages, createCssVariablesTheme, createHighlighter, type Highlighter } from 'shiki';
import type { Stretch } from '#domain/drawn/drawn-file.ts';

// Colours are classes over our own variables: the policy of the pages forbids styles in attributes.
const THEME = createCssVariablesTheme({ name: 'tagline', fontStyle: false });
let shared: Promise<Highlighter> | null = null;

/**
 * Colours lines of source.
 *
 * @param language name of a grammar
 * @returns for each line its stretches, `tok-keyword`, `tok-string`... or null; all plain where the grammar is unknown
 */
export async function colourLines(lines: readonly string[], language: string): Promise<Stretch<string | null>[][]> {
  if (!Object.hasOwn(bundledLanguages, language)) return lines.map(() => []);
  shared ??= createHighlighter({ themes: [THEME], langs: [] });
  const highlighter = await shared;
  const lang = language as keyof typeof bundledLanguages;
  await highlighter.loadLanguage(lang);
  // No limit of time: on a busy machine it would give other colours. Callers bound the length of lines instead.
  const { tokens } = highlighter.codeToTokens(lines.join('\n'), { lang, theme: 'tagline', tokenizeTimeLimit: 0 });
  return lines.map((_, i) =>
    (tokens[i] ?? []).map((token) => ({ length: token.content.length, value: classOf(token.color) })),
  );
}

function classOf(colour: string | undefined): string | null {
  const name = /^var\(--shiki-token-([a-z-]+)\)$/.exec(colour ?? '')?.[1];
  return name === undefined ? null : `tok-${name}`;
}
