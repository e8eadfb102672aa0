import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  visit,
  type YAMLParseError,
  type Node as YamlNode,
} from 'yaml';
import type { Problem } from '#domain/problem.ts';
import type { DataPath } from '#domain/schemas/fault.ts';
import { explainSyntax } from './yaml-syntax.ts';

/** A YAML file as plain data, with the place of everything in it. */
export interface YamlText {
  data: unknown;
  /** Line and column, from 1, of a value or of its key; of what is around it where it does not exist. */
  place: (path: DataPath, part: 'key' | 'value') => { line: number; column: number };
  /** The characters of an unquoted scalar as they stand in the file (`1.10`), or null. */
  sourceOf: (path: DataPath) => string | null;
}

export interface YamlResult {
  /** Null where the text could not be read as data. */
  yaml: YamlText | null;
  problems: Problem[];
}

/** What a text is called in problems, and the line of the file that it starts on. */
export interface YamlOrigin {
  file: string;
  firstLine?: number;
}

const DEPTH_LIMIT = 20;
/** After so many the rest says nothing new. */
const PROBLEM_LIMIT = 100;

/**
 * Reads one YAML 1.2 document as plain data. Refused are what makes data differ from what stands in the file or grow
 * beyond it: duplicate keys, anchors and aliases, tags, directives, several documents, deep nesting.
 */
export function parseYaml(text: string, origin: YamlOrigin): YamlResult {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + (origin.firstLine ?? 1) - 1, column: col };
  };
  const reader: Reader = { problems: [], marks: new Map(), at: (offset) => ({ file: origin.file, ...place(offset) }) };
  const document = parseOne(text, lines, reader);
  const contents = document?.contents as YamlNode | null | undefined;
  const data = document && reader.problems.length === 0 ? readNode(contents ?? null, [], reader) : undefined;
  if (reader.problems.length > 0) return { yaml: null, problems: reader.problems };
  return { yaml: { data, ...lookup(reader, place) }, problems: [] };
}

interface Mark {
  key: number;
  value: number;
  source: string | null;
}

interface Reader {
  problems: Problem[];
  /** By path as JSON. */
  marks: Map<string, Mark>;
  at: (offset: number) => { file: string; line: number; column: number };
}

function parseOne(text: string, lines: LineCounter, reader: Reader): Document | null {
  const documents = parseDocuments(text, lines);
  const [first, second] = documents;
  if (!first) return null;
  // One mistake often makes the parser stumble several times on a line; the first says it.
  const seen = new Set<number>();
  for (const error of first.errors) {
    const where = reader.at(startOf(error, first));
    if (seen.size > 0 && [...seen].some((line) => Math.abs(line - where.line) <= 1)) continue;
    seen.add(where.line);
    reader.problems.push({ ...explainSyntax(error.code, error.message), severity: 'error', where });
  }
  if (second) refuse(reader, 'yaml-documents', second.range[0]);
  if (first.directives?.yaml.explicit || Object.keys(first.directives?.tags ?? {}).length > 1)
    refuse(reader, 'yaml-directive', 0);
  return first;
}

/** Where the mistake begins: an unclosed quote is reported at the end of the file, which helps nobody. */
function startOf(error: YAMLParseError, document: Document): number {
  const [end] = error.pos;
  let start = end;
  if (error.code === 'MISSING_CHAR' && error.message.includes('quote')) {
    visit(document, {
      Scalar: (_key, node) => {
        if (node.type?.startsWith('QUOTE') && node.range && node.range[1] >= end) start = node.range[0];
      },
    });
  }
  return start;
}

function parseDocuments(text: string, lineCounter: LineCounter): Document.Parsed[] {
  const parsed = parseAllDocuments(text, {
    lineCounter,
    prettyErrors: false,
    // Told here with both places, and in every map of the file.
    uniqueKeys: false,
    stringKeys: true,
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  return Array.isArray(parsed) ? parsed : [];
}

function readNode(node: YamlNode | null, path: DataPath, reader: Reader): unknown {
  if (node === null) return null;
  const start = node.range?.[0] ?? 0;
  mark(reader, path, { value: start, source: isScalar(node) && node.type === 'PLAIN' ? (node.source ?? null) : null });
  if (path.length > DEPTH_LIMIT) return refuse(reader, 'yaml-depth', start);
  if (isAlias(node) || ('anchor' in node && node.anchor)) return refuse(reader, 'yaml-alias', start);
  if (node.tag !== undefined) return refuse(reader, 'yaml-tag', start);
  if (isMap(node)) return readMap(node.items, path, reader);
  if (isSeq(node)) return node.items.map((item, index) => readNode(item as YamlNode | null, [...path, index], reader));
  return isScalar(node) ? node.value : null;
}

function readMap(items: readonly unknown[], path: DataPath, reader: Reader): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  const first = new Map<string, number>();
  for (const item of items) {
    if (!isPair(item) || !isScalar(item.key)) continue;
    const key = String(item.key.value);
    const offset = item.key.range?.[0] ?? 0;
    const before = first.get(key);
    if (before !== undefined)
      refuse(
        reader,
        'yaml-duplicate-key',
        offset,
        `The key '${key}' stands here a second time; the first is on line ${reader.at(before).line}.`,
      );
    if (item.key.anchor) refuse(reader, 'yaml-alias', offset);
    first.set(key, before ?? offset);
    mark(reader, [...path, key], { key: offset, value: offset, source: '' });
    const value = readNode(item.value as YamlNode | null, [...path, key], reader);
    Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return data;
}

function mark(reader: Reader, path: DataPath, found: Partial<Mark> & { value: number }): void {
  const id = JSON.stringify(path);
  const known = reader.marks.get(id);
  reader.marks.set(id, {
    key: found.key ?? known?.key ?? found.value,
    value: found.value,
    source: found.source ?? null,
  });
}

function lookup(reader: Reader, place: (offset: number) => { line: number; column: number }): Omit<YamlText, 'data'> {
  const find = (path: DataPath): Mark | undefined => reader.marks.get(JSON.stringify(path));
  return {
    place: (path, part) => {
      for (let length = path.length; length >= 0; length--) {
        const found = find(path.slice(0, length));
        if (found) return place(part === 'key' && length === path.length ? found.key : found.value);
      }
      return place(0);
    },
    sourceOf: (path) => find(path)?.source || null,
  };
}

type Refusal = 'yaml-alias' | 'yaml-tag' | 'yaml-directive' | 'yaml-documents' | 'yaml-depth' | 'yaml-duplicate-key';

const REFUSALS: Record<Refusal, { message: string; hint: string }> = {
  'yaml-alias': {
    message: 'Anchors (&) and aliases (*) are not allowed here.',
    hint: 'Write the value out where it is meant.',
  },
  'yaml-tag': {
    message: 'Tags (!) are not allowed here.',
    hint: "Leave out the tag; put a text that looks like a number in quotes: '1.10'.",
  },
  'yaml-directive': {
    message: 'Directives (%) are not allowed here.',
    hint: 'Leave out the lines that start with %; files are YAML 1.2.',
  },
  'yaml-documents': {
    message: 'The file holds more than one document.',
    hint: 'Leave out the line --- and what follows it, or put it into a file of its own.',
  },
  'yaml-depth': {
    message: `The data is nested more than ${DEPTH_LIMIT} levels deep.`,
    hint: 'No key needs this; check the indentation.',
  },
  'yaml-duplicate-key': { message: '', hint: 'Keep one of the two.' },
};

function refuse(reader: Reader, code: Refusal, offset: number, message = REFUSALS[code].message): null {
  if (reader.problems.length < PROBLEM_LIMIT)
    reader.problems.push({ code, severity: 'error', message, hint: REFUSALS[code].hint, where: reader.at(offset) });
  return null;
}
