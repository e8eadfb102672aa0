import { satteri } from '@astrojs/markdown-satteri';
import { findBeyondLimits } from '#domain/compiler-limits.ts';
import type { BodyAttribute, BodyItem, BodyPlace } from '#domain/notes-body.ts';

/**
 * Reads the body of notes with the very compiler that Astro makes pages with, and tells what in it is more than
 * formatted text. Nothing is run: the compiled code is thrown away.
 *
 * @param source the file with its front matter made blank, so that positions are those of the file
 * @param format Markdown files must pass both readings, since MDX and Markdown disagree about what is code
 */
export async function inspectMdx(source: string, format: 'mdx' | 'md'): Promise<BodyItem[]> {
  const beyond = findBeyondLimits(source);
  if (beyond) return [{ kind: 'limit', ...beyond }];
  const items = await compile(source, 'mdx');
  if (format === 'md') items.push(...(await compile(source, 'md')));
  return inOrder(items);
}

/** The parts of a syntax tree node that are looked at. */
interface Node {
  type?: string;
  name?: string | null;
  url?: string;
  alt?: string | null;
  attributes?: readonly { type: string; name?: string; value?: unknown }[];
  properties?: Record<string, unknown>;
  position?: { start: BodyPlace } | undefined;
}

async function compile(source: string, format: 'mdx' | 'md'): Promise<BodyItem[]> {
  const items: BodyItem[] = [];
  const add = (item: BodyItem) => void items.push(item);
  const processor = satteri({
    features: { smartPunctuation: false },
    mdastPlugins: [pictureVisitor(add)],
    hastPlugins: [contentVisitor(add)],
  });
  const shared = { syntaxHighlight: false, gfm: true, smartypants: false } as const;
  try {
    if (format === 'md') await (await processor.createRenderer(shared)).render(source);
    else await (await processor.createMdxRenderer?.(shared, { optimize: false }))?.process(source, '/notes.mdx', {});
  } catch (error) {
    const failure = failureOf(error);
    if (failure) add(failure);
  }
  return items;
}

/** Sees pictures before the compiler decodes their addresses, which throws without a position. */
function pictureVisitor(add: (item: BodyItem) => void) {
  return {
    name: 'pictures',
    options: { position: true },
    image: (node: Node) => add({ kind: 'picture', src: node.url ?? '', alt: node.alt ?? '', ...placeOf(node) }),
  };
}

/** Looks at the last tree before code is made from it, so that nothing is compiled that was not seen. */
function contentVisitor(add: (item: BodyItem) => void) {
  const element = { filter: [], visit: (node: Node) => add(elementItem(node)) };
  const expression = (node: Node) => add({ kind: 'code', form: 'expression', ...placeOf(node) });
  return {
    name: 'content',
    options: { position: true },
    mdxjsEsm: (node: Node) => add({ kind: 'code', form: 'module', ...placeOf(node) }),
    mdxFlowExpression: expression,
    mdxTextExpression: expression,
    mdxJsxFlowElement: element,
    mdxJsxTextElement: element,
    raw: (node: Node) => add({ kind: 'html', ...placeOf(node) }),
    element: { filter: ['img', 'a'], visit: (node: Node & { tagName?: string }) => add(htmlItem(node)) },
  };
}

function elementItem(node: Node): BodyItem {
  const attributes = (node.attributes ?? []).map((attribute): BodyAttribute => {
    if (attribute.type !== 'mdxJsxAttribute') return { name: null, value: null };
    return { name: attribute.name ?? '', value: typeof attribute.value === 'string' ? attribute.value : null };
  });
  return { kind: 'element', name: node.name ?? null, attributes, ...placeOf(node) };
}

function htmlItem(node: Node & { tagName?: string }): BodyItem {
  const text = (name: string): string => String(node.properties?.[name] ?? '');
  if (node.tagName === 'a') return { kind: 'link', href: text('href'), ...placeOf(node) };
  return { kind: 'picture', src: text('src'), alt: text('alt'), ...placeOf(node) };
}

/** The compiler's own complaint; null for the one about the address of a picture, which is judged on its own. */
function failureOf(error: unknown): BodyItem | null {
  if (error instanceof URIError) return null;
  const [, line = '1', column = '1', message = 'unknown'] =
    /^(?:(\d+):(\d+): )?([\s\S]*)$/.exec(error instanceof Error ? error.message : String(error)) ?? [];
  const words = message.replace(/ \((?:note|mdx-jsx|mdxjs-rs)[\s\S]*$/, '').replace(/[.?!]$/, '');
  return { kind: 'syntax', message: words, line: Number(line), column: Number(column) };
}

function placeOf(node: Node): BodyPlace {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column };
}

/** In the order of the text; what both trees or both readings saw stands once. */
function inOrder(items: readonly BodyItem[]): BodyItem[] {
  const unique = new Map(items.map((item) => [`${item.line}:${item.column}:${item.kind}`, item]));
  return [...unique.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}
