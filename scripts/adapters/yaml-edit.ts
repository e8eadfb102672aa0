import { Document, isScalar, isSeq, parseDocument, Scalar, type ToStringOptions, visit } from 'yaml';

/** One change of a YAML file: a value at a path of keys and indexes, or an item at the end of a list. */
export interface YamlEdit {
  how: 'set' | 'append';
  path: readonly (string | number)[];
  value: unknown;
}

/** Keys whose values are texts however they look: they are written in quotes. */
const QUOTED = new Set(['version', 'commit', 'date', 'at', 'sha256', 'digest', 'previous']);

/** Data as a new YAML file, in block style, with the texts in quotes that YAML could take for something else. */
export function writeYaml(data: object): string {
  const document = new Document(data);
  quoteTexts(document);
  return document.toString({ lineWidth: 0, singleQuote: true });
}

/**
 * Changes a YAML file that was read without a problem: comments, order and quotes of what is there stay.
 *
 * @param text the file
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  const document = parseDocument(text, { stringKeys: true });
  for (const edit of edits) {
    if (edit.how === 'set') document.setIn(edit.path, nodeOf(document, edit.path.at(-1), edit.value));
    else appendAt(document, edit.path, edit.value);
  }
  return document.toString(styleOf(text));
}

function appendAt(document: Document, path: YamlEdit['path'], value: unknown): void {
  const list = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isSeq(list)) {
    document.setIn(path, nodeOf(document, undefined, [value]));
    return;
  }
  if (list.items.length === 0) list.flow = false;
  list.items.push(nodeOf(document, undefined, value));
}

function nodeOf(document: Document, key: string | number | undefined, value: unknown): unknown {
  const node = document.createNode(value);
  if (isScalar(node) && typeof key === 'string') quote(key, node);
  quoteTexts(node);
  return node;
}

function quoteTexts(root: unknown): void {
  visit(root as Document, {
    Map: (_key, map) => {
      for (const { key, value } of map.items) if (isScalar(key) && isScalar(value)) quote(String(key.value), value);
    },
  });
}

function quote(key: string, scalar: Scalar): void {
  if (QUOTED.has(key) && typeof scalar.value === 'string') scalar.type = Scalar.QUOTE_SINGLE;
}

/** How the file is written, as far as the printer can follow. */
function styleOf(text: string): ToStringOptions {
  const isTight = /[{[][^\s\]}]/.test(text.replace(/(['"]).*?\1|#.*/g, ''));
  return {
    lineWidth: 0,
    singleQuote: true,
    indentSeq: !/^\w[\w-]*:[ \t]*(?:#.*)?\n(?:[ \t]*#.*\n)*- /m.test(text),
    flowCollectionPadding: !isTight,
  };
}
