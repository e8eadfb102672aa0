export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** All text directly inside, CDATA among it. */
  text: string;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ALLOWED = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<\?([\s\S]*?)\?>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** Reads XML as strictly as the standard; throws with the place of the first thing that is not well-formed. */
export function parseXml(source: string): Element {
  if (!ALLOWED.test(source)) throw new Error('XML holds a character that XML does not allow');
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw new Error(`XML is not well-formed at ${at}: ${JSON.stringify(source.slice(at, at + 60))}`);
    take(match, open, at);
  }
  if (open.length !== 1 || top.children.length !== 1) throw new Error('XML needs one root, and every element closed');
  return top.children[0] as Element;
}

/** All elements of a name directly inside. */
export function all(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the only element of a name directly inside. */
export function textOf(element: Element, name: string): string {
  const found = all(element, name);
  if (found.length !== 1) throw new Error(`expected one <${name}> in <${element.name}>, found ${found.length}`);
  return found[0]?.text ?? '';
}

function take(match: RegExpExecArray, open: Element[], at: number): void {
  const [, cdata, instruction, closing, name = '', attributes = '', empty, text] = match;
  const current = open.at(-1) as Element;
  if (instruction !== undefined) return;
  if (cdata !== undefined) current.text += cdata;
  else if (text !== undefined) current.text += decode(text, at);
  else if (closing) {
    if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element at ${at}`);
  } else {
    const element = { name, attributes: attributesOf(attributes, at), children: [], text: '' };
    current.children.push(element);
    if (!empty) open.push(element);
  }
}

function attributesOf(source: string, at: number): Record<string, string> {
  const pairs = [...source.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
    key,
    decode(value, at),
  ]);
  return Object.fromEntries(pairs);
}

function decode(text: string, at: number): string {
  if (text.includes(']]>')) throw new Error(`]]> in text at ${at}`);
  return text.replace(/&([^;&\s]*;?)/g, (_all, entity: string) => {
    const known = ENTITIES[entity.slice(0, -1)];
    const numeric = entity.match(/^#(?:x([0-9a-f]+)|(\d+));$/i);
    if (!entity.endsWith(';') || (known === undefined && !numeric)) throw new Error(`bad entity &${entity} at ${at}`);
    return known ?? String.fromCodePoint(Number.parseInt(numeric?.[1] ?? numeric?.[2] ?? '', numeric?.[1] ? 16 : 10));
  });
}
