import { isAlias, isMap, isPair, isScalar, isSeq, type Node as YamlNode } from 'yaml';
import type { Problem } from '#domain/problem.ts';
import type { DataPath } from '#domain/schemas/fault.ts';

const DEPTH_LIMIT = 20;
/** After so many the rest says nothing new. */
const PROBLEM_LIMIT = 100;

/** Where a value and its key start, as offsets, and its characters where it is unquoted. */
export interface Mark {
  key: number;
  value: number;
  source: string | null;
}

/** What reading gathers: problems, and the places of everything. */
export interface Reader {
  text: string;
  problems: Problem[];
  /** By path as JSON. */
  marks: Map<string, Mark>;
  at: (offset: number) => { file: string; line: number; column: number };
}

/** A node as plain data; what makes data differ from what stands in the file becomes a problem. */
export function readNode(node: YamlNode | null, path: DataPath, reader: Reader): unknown {
  if (node === null) return null;
  const start = node.range?.[0] ?? 0;
  mark(reader, path, { value: start, source: isScalar(node) && node.type === 'PLAIN' ? (node.source ?? null) : null });
  if (path.length > DEPTH_LIMIT) return refuse(reader, 'yaml-depth', start);
  if (isAlias(node)) return refuse(reader, 'yaml-alias', start);
  if (node.anchor) return refuse(reader, 'yaml-alias', signBefore(reader.text, start, '&'));
  if (node.tag !== undefined) return refuse(reader, 'yaml-tag', signBefore(reader.text, start, '!'));
  if (isMap(node)) return readMap(node.items, path, reader);
  if (isSeq(node)) return node.items.map((item, index) => readNode(item as YamlNode | null, [...path, index], reader));
  return isScalar(node) ? node.value : null;
}

/** Where an anchor or a tag begins: the parser gives the place of the value behind it. */
function signBefore(text: string, offset: number, sign: '&' | '!'): number {
  let at = text.lastIndexOf(sign, offset - 1);
  while (at > 0 && !/[\s[{,]/.test(text.charAt(at - 1))) at -= 1;
  return at < 0 ? offset : at;
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

/** Adds a problem with what this adapter refuses. */
export function refuse(reader: Reader, code: Refusal, offset: number, message = REFUSALS[code].message): null {
  if (reader.problems.length < PROBLEM_LIMIT)
    reader.problems.push({ code, severity: 'error', message, hint: REFUSALS[code].hint, where: reader.at(offset) });
  return null;
}
