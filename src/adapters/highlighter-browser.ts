import { codeToTokensBase, createCssVariablesTheme, createShikiPrimitiveAsync } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import type { Stretch } from '#domain/drawn/drawn-file.ts';
import { GRAMMARS } from './highlighter-grammars.ts';

const THEME = createCssVariablesTheme({ name: 'tagline', fontStyle: false });
/** A longer line is plain: it is no source that anybody reads. */
const LONGEST_LINE = 1_000;
/** Milliseconds for one line. */
const LINE_TIME = 100;

let shared: ReturnType<typeof createShikiPrimitiveAsync> | null = null;
const loaded = new Map<string, Promise<void>>();

/**
 * Colours the lines of one source, with the grammar loaded on demand and patterns run by the browser itself.
 *
 * @returns for each line its stretches, `tok-keyword`, `tok-string`... or null; all plain where the grammar is unknown
 */
export async function colourSource(lines: readonly string[], language: string): Promise<Stretch<string | null>[][]> {
  const grammar = Object.hasOwn(GRAMMARS, language) ? GRAMMARS[language] : undefined;
  if (!grammar || lines.length === 0) return lines.map(() => []);
  shared ??= createShikiPrimitiveAsync({
    themes: [THEME],
    langs: [],
    // A pattern that JavaScript cannot express colours nothing, instead of failing the whole grammar.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const highlighter = await shared;
  await loadOnce(language, async () => highlighter.loadLanguage((await grammar()).default as never));
  const tokens = codeToTokensBase(highlighter, lines.join('\n'), {
    lang: language,
    theme: 'tagline',
    tokenizeMaxLineLength: LONGEST_LINE,
    tokenizeTimeLimit: LINE_TIME,
  });
  return lines.map((_, i) =>
    (tokens[i] ?? []).map((token) => ({ length: token.content.length, value: classOf(token.color) })),
  );
}

function loadOnce(language: string, load: () => Promise<void>): Promise<void> {
  const known = loaded.get(language) ?? load();
  loaded.set(language, known);
  known.catch(() => loaded.delete(language));
  return known;
}

function classOf(colour: string | undefined): string | null {
  const name = /^var\(--shiki-token-([a-z-]+)\)$/.exec(colour ?? '')?.[1];
  return name === undefined ? null : `tok-${name}`;
}
