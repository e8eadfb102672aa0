import type { Fact } from '#domain/fact.ts';
import type { FactSource } from '#domain/facts/fact-source.ts';
import type { FileFacts } from '#domain/facts/file-facts.ts';
import { type ParseYaml, parseSource } from '#domain/facts/parse-source.ts';
import { readObjects } from '../adapters/git-objects.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import { parseYaml } from '../adapters/yaml.ts';

/** One text of a file that states facts. */
export interface SourceText {
  source: FactSource;
  /** Full blob id. */
  id: string;
}

/** Gives what a text states, or null where it cannot be read. */
export type FileFactsOf = (text: SourceText) => FileFacts | null;

/** So many texts are held in memory at a time. */
const AT_ONCE = 1000;

/** Reads and parses each distinct text once. Equal facts are one object, since most stay the same from text to text. */
export async function readFactFiles(directory: GitDirectory, wanted: readonly SourceText[]): Promise<FileFactsOf> {
  const texts = [...new Map(wanted.map((text) => [keyOf(text), text])).values()];
  const byText = new Map<string, FileFacts | null>();
  const pool: FactPool = new Map();
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const batch = texts.slice(at, at + AT_ONCE);
    const objects = await readObjects(
      directory,
      batch.map(({ id }) => id),
    );
    for (const text of batch) {
      const content = objects.get(text.id)?.content.toString('utf8') ?? '';
      byText.set(keyOf(text), shared(parseSource(text.source, content, readYaml), pool));
    }
  }
  return (text) => byText.get(keyOf(text)) ?? null;
}

/** The same text states other things under another name. */
function keyOf({ source, id }: SourceText): string {
  return `${source.kind} ${id}${source.kind === 'versions' ? source.path : ''}`;
}

/** Facts by group, name and value. */
type FactPool = Map<string, Map<string, Map<string, Fact>>>;

function shared(stated: FileFacts | null, pool: FactPool): FileFacts | null {
  return stated && { ...stated, facts: stated.facts.map((fact) => pooled(fact, pool)) };
}

function pooled(fact: Fact, pool: FactPool): Fact {
  const byName = pool.get(fact.group) ?? new Map<string, Map<string, Fact>>();
  pool.set(fact.group, byName);
  const byValue = byName.get(fact.name) ?? new Map<string, Fact>();
  byName.set(fact.name, byValue);
  const known = byValue.get(fact.value) ?? fact;
  byValue.set(fact.value, known);
  return known;
}

const readYaml: ParseYaml = (text) => {
  const { yaml } = parseYaml(text, { file: '' });
  return yaml && { data: yaml.data, sourceOf: yaml.sourceOf };
};
