/** A start tag as a browser reads it. */
export interface Tag {
  name: string;
  attributes: ReadonlyMap<string, string>;
}

const TAG = /<([a-z][^\s/>]*)((?:[\s/]+(?:[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*))?)?)*)>/iy;
const ATTRIBUTE = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?/g;

/** Every start tag of a page, in order: what looks like one inside a value, a comment or a script is none. */
export function* tagsOf(html: string): Generator<Tag> {
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) at = endOf(html, '-->', at);
    else {
      TAG.lastIndex = at;
      const match = TAG.exec(html);
      if (!match) at += 1;
      else {
        const name = (match[1] ?? '').toLowerCase();
        yield { name, attributes: attributesOf(match[2] ?? '') };
        at = /^(?:script|style|textarea|title)$/.test(name) ? endOf(html, `</${name}`, TAG.lastIndex) : TAG.lastIndex;
      }
    }
  }
}

function endOf(html: string, end: string, from: number): number {
  const at = html.toLowerCase().indexOf(end, from);
  return at < 0 ? html.length : at + end.length;
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map((match) => [
      (match[1] ?? '').toLowerCase(),
      decode(match[2] ?? match[3] ?? match[4] ?? ''),
    ]),
  );
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  tab: '\t',
  newline: '\n',
  colon: ':',
};

function decode(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));?/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? all;
    return String.fromCodePoint(Math.min(0x10ffff, hex ? Number.parseInt(hex, 16) : Number(decimal)));
  });
}
