import { type FileFacts, factsOf } from './file-facts.ts';

/** Reads a `go.mod`, line by line as Go does. */
export function parseGoMod(text: string): FileFacts {
  const entries: Record<
    'engines' | 'tools' | 'dependencies' | 'indirect' | 'exports' | 'configuration',
    [string, string][]
  > = { engines: [], tools: [], dependencies: [], indirect: [], exports: [], configuration: [] };
  let block = '';
  for (const raw of text.split('\n')) {
    const [code = '', remark = ''] = splitAt(raw, '//');
    const words = code.split(/\s+/).filter((word) => word !== '');
    if (words[0] === ')') block = '';
    else if (words[1] === '(') block = words[0] ?? '';
    else if (words.length > 0) {
      const [verb = '', first = '', second = '', ...rest] = block === '' ? words : [block, ...words];
      if (verb === 'go') entries.engines.push(['go', first]);
      if (verb === 'toolchain') entries.tools.push(['go', first.replace(/^go/, '')]);
      if (verb === 'module') entries.exports.push(['module', unquoted(first)]);
      if (verb === 'require')
        entries[/^\s*indirect\b/.test(remark) ? 'indirect' : 'dependencies'].push([unquoted(first), second]);
      if (verb === 'replace') entries.configuration.push(replacement([first, second, ...rest]));
    }
  }
  const name =
    entries.exports[0]?.[1]
      .replace(/\/v\d+$/, '')
      .split('/')
      .at(-1) ?? null;
  return {
    name,
    published: true,
    facts: Object.entries(entries).flatMap(([group, list]) => factsOf(group as keyof typeof entries, list)),
  };
}

/** `replace a v1 => b v2` as what stands on the two sides of the arrow. */
function replacement(words: readonly string[]): [string, string] {
  const arrow = words.indexOf('=>');
  const side = (part: readonly string[]) => part.map(unquoted).join(' ');
  return [`replace ${side(words.slice(0, Math.max(0, arrow)))}`, side(words.slice(arrow + 1))];
}

function unquoted(word: string): string {
  return word.replace(/^"(.*)"$/, '$1');
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}
