import { splitFences } from './fences.ts';

/**
 * Notes written by hand as plain Markdown: what MDX adds is taken out, what our components say stays.
 *
 * @param body MDX without its front matter
 * @param addressOf gives the address of a picture or file named relative to the notes
 */
export function notesToMarkdown(body: string, addressOf: (relative: string) => string): string {
  const pictures = new Map<string, string>();
  const written = splitFences(body).map(({ code, text }) => (code ? text : proseToMarkdown(text, pictures, addressOf)));
  return written
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function proseToMarkdown(
  prose: string,
  pictures: Map<string, string>,
  addressOf: (relative: string) => string,
): string {
  const address = (path: string): string => (isRelative(path) ? addressOf(path) : path);
  return withoutComments(prose)
    .replace(/^import\s+(\w+)\s+from\s+(['"])(.+?)\2;?[ \t]*$/gm, (_all, name: string, _quote, path: string) => {
      pictures.set(name, path);
      return '';
    })
    .replace(/^(?:import|export)\s.*$/gm, '')
    .replace(
      /<([A-Z]\w*)((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*\/?>/g,
      (_all, tag: string, attributes: string) => componentToMarkdown(tag, attributesOf(attributes, pictures), address),
    )
    .replace(/<\/[A-Z]\w*>/g, '')
    .replace(
      /(\]\()([^()\s]+)(?=[\s)])/g,
      (_all, open: string, path: string) => open + (FILE.test(path) ? address(path) : path),
    );
}

const FILE = /^(?:\.{1,2}\/|\w[\w./-]*\.\w+$)/;

/** Comments go; one that is not closed stays, and nothing behind it is looked at again. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = text.indexOf('{/*'); open >= 0; open = text.indexOf('{/*', at)) {
    const close = text.indexOf('*/}', open + 3);
    if (close < 0) break;
    parts.push(text.slice(at, open));
    at = close + 3;
  }
  return parts.join('') + text.slice(at);
}

function attributesOf(source: string, pictures: ReadonlyMap<string, string>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single, expression] of source.matchAll(
    /([\w-]+)=(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\})/g,
  )) {
    const quoted = expression?.trim().match(/^(['"`])([\s\S]*)\1$/);
    found[name] = double ?? single ?? quoted?.[2] ?? pictures.get(expression?.trim() ?? '') ?? '';
  }
  return found;
}

function componentToMarkdown(tag: string, said: Record<string, string>, address: (path: string) => string): string {
  const label = said.from && said.to ? `From ${said.from} to ${said.to}` : (said.title ?? said.label ?? '');
  if (!said.src) return label ? `**${label}**\n` : '';
  const text = (said.alt ?? said.caption ?? label).replace(/[[\]]/g, '\\$&');
  const isPicture = !/video/i.test(tag) && !/\.(?:mp4|webm|mov)$/i.test(said.src);
  const caption = said.caption && said.caption !== said.alt ? `\n\n${said.caption}` : '';
  return `${isPicture ? '!' : ''}[${text || said.src}](${address(said.src)})${caption}`;
}

function isRelative(path: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(path);
}
