import { type Document, LineCounter, parseAllDocuments, visit, type YAMLParseError, type Node as YamlNode } from 'yaml';
import type { Problem } from '#domain/problem.ts';
import type { DataPath } from '#domain/schemas/fault.ts';
import { type Mark, type Reader, readNode, refuse } from './yaml-nodes.ts';
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
  const reader: Reader = {
    text,
    problems: [],
    marks: new Map(),
    at: (offset) => ({ file: origin.file, ...place(offset) }),
  };
  const document = parseOne(text, lines, reader);
  const contents = document?.contents as YamlNode | null | undefined;
  const data = document && reader.problems.length === 0 ? readNode(contents ?? null, [], reader) : undefined;
  if (reader.problems.length > 0) return { yaml: null, problems: reader.problems };
  return { yaml: { data, ...lookup(reader, place) }, problems: [] };
}

/** After so many the rest says nothing new. */
const ERROR_LIMIT = 1000;

function parseOne(text: string, lines: LineCounter, reader: Reader): Document | null {
  const documents = parseDocuments(text, lines);
  const [first, second] = documents;
  if (!first) return null;
  // One mistake often makes the parser stumble several times on a line; the first says it.
  const seen = new Set<number>();
  for (const error of first.errors.slice(0, ERROR_LIMIT)) {
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
