/** What a manifest or a log that a program wrote holds. */
export type PlainData = string | number | null | PlainData[] | { [key: string]: PlainData };

interface Line {
  indent: number;
  text: string;
}

/**
 * Reads the YAML that programs write for manifests and logs, twenty times faster than a whole parser: maps and lists in
 * block style, plain and quoted texts, whole numbers, null, comments on lines of their own.
 *
 * @returns what the file says, exactly as a whole parser reads it; null where it holds anything else, which is no fault
 */
export function readPlainYaml(text: string): PlainData | null {
  const lines: Line[] = [];
  for (const raw of text.split('\n')) {
    const content = raw.trimStart();
    if (content === '' || content.startsWith('#')) {
      if (/[^ ]/.test(raw.slice(0, raw.length - content.length))) return null;
    } else {
      lines.push({ indent: raw.length - content.length, text: content });
    }
  }
  if (lines.length === 0 || !PRINTABLE.test(text)) return null;
  const reader = new Reader(lines);
  const data = reader.readBlock(0);
  return data !== undefined && reader.isAtEnd ? data : null;
}

const PRINTABLE = /^[\n\x20-\x7e\u00a0-\u2027\u2030-\ud7ff]*$/;
const PAIR = /^([A-Za-z][\w-]*):(?: (.*))?$/;
const NUMBER = /^(?:0|[1-9]\d{0,14})$/;
const SINGLE = /^'((?:[^']|'')*)'$/;
const DOUBLE = /^"([^"\\]*)"$/;
/** What no parser takes for anything but a text: it starts with a letter, or is a version of three numbers. */
const WORD = /^(?:[A-Za-z]|\d+\.\d+\.\d)[^\t]*[^ :\t]$|^[A-Za-z]$/;
const NO_TEXT = /^(?:null|true|false)$/i;

class Reader {
  readonly #lines: readonly Line[];
  #at = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#lines.length;
  }

  /** The map or list that begins at this indentation; undefined for what is neither. */
  readBlock(indent: number): PlainData | undefined {
    const line = this.#lines[this.#at];
    if (line?.indent !== indent) return undefined;
    return line.text.startsWith('- ') ? this.#readList(indent) : this.#readMap(indent);
  }

  #readList(indent: number): PlainData[] | undefined {
    const items: PlainData[] = [];
    for (let line = this.#lines[this.#at]; line?.indent === indent; line = this.#lines[this.#at]) {
      if (!/^- \S/.test(line.text)) return items.length > 0 && !line.text.startsWith('-') ? items : undefined;
      const first = line.text.slice(2);
      const item = PAIR.test(first) ? this.#readMap(indent + 2, first) : this.#take(first);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  }

  /** @param first text of its first line where that stands behind the hyphen of a list */
  #readMap(indent: number, first?: string): Record<string, PlainData> | undefined {
    const data: Record<string, PlainData> = {};
    let text = first;
    for (;;) {
      const line = this.#lines[this.#at];
      if (text === undefined && line?.indent !== indent) return data;
      const [, key, value] = PAIR.exec(text ?? line?.text ?? '') ?? [];
      if (key === undefined || Object.hasOwn(data, key)) return undefined;
      const read = value === undefined ? this.#readInside(indent) : this.#take(value);
      if (read === undefined) return undefined;
      data[key] = read;
      text = undefined;
    }
  }

  /** What stands below a key; a list may begin at the key's own indentation. */
  #readInside(indent: number): PlainData | undefined {
    this.#at += 1;
    const next = this.#lines[this.#at];
    if (!next || next.indent < indent) return undefined;
    return next.indent > indent || next.text.startsWith('- ') ? this.readBlock(next.indent) : undefined;
  }

  /** A scalar that ends its line; a deeper line below would be its continuation. */
  #take(value: string): PlainData | undefined {
    const { indent = 0, text = '' } = this.#lines[this.#at] ?? {};
    const own = indent + text.length - text.replace(/^- /, '').length;
    this.#at += 1;
    const next = this.#lines[this.#at];
    return next && next.indent > own ? undefined : scalarOf(value);
  }
}

function scalarOf(value: string): string | number | null | undefined {
  if (value === 'null') return null;
  if (NUMBER.test(value)) return Number(value);
  const quoted = SINGLE.exec(value)?.[1]?.replaceAll("''", "'") ?? DOUBLE.exec(value)?.[1];
  if (quoted !== undefined) return quoted;
  return WORD.test(value) && !NO_TEXT.test(value) && !/: | #/.test(value) ? value : undefined;
}
