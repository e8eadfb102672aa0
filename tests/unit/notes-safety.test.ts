import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { satteri } from '@astrojs/markdown-satteri';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '#domain/front-matter.ts';
import { judgeBody } from '#domain/notes-body.ts';
import { inspectMdx } from '../../scripts/adapters/mdx.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import { createPortalFolder } from '../support/broken-inputs.ts';
import { runs } from '../support/effort.ts';

/** Pieces that are code in some reading of MDX or Markdown, and pieces that pull them in or out of it. */
const PIECES = [
  '{run()}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the hostile text itself
  '{`${run()}`}',
  '{"`"}',
  '{"a`b"}',
  '`',
  '``',
  '```',
  '~~~',
  '```js {run()}\n',
  '{/*',
  '*/}',
  '{',
  '}',
  '\\{',
  '\\`',
  '\\',
  'import "run"',
  'export const x = run()',
  'export default run()',
  'import run from "run";',
  '\n',
  '\n\n',
  '\n    ',
  '\n> ',
  '\n- ',
  '\n1. ',
  '\n| a | b |\n|---|---|\n| ',
  ' | ',
  '# ',
  '[a](',
  ')',
  '![b](',
  '[^1]',
  '\n[^1]: ',
  '<Note>',
  '</Note>',
  '<Note x={run()}>',
  '<Note {...run()}/>',
  '<b>',
  '</b>',
  '<',
  '>',
  '/>',
  '<!--',
  '-->',
  '<script>run()</script>',
  '<>',
  '</>',
  '"',
  "'",
  '&#123;run()}',
  '&lbrace;',
  '---',
  '+++',
  '$',
  '$$',
  ':::',
  '<https://x>',
  'word',
  ' ',
  '\t',
  '\u00a0',
  '\r',
  '\u2028',
  '\ufeff',
  '<Note\n',
  'x={`',
  '`}',
  '<a.b/>',
  '<Figure src="a.png" alt="x"',
  '*',
  '_',
  '~',
];

const body = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('the body of notes', () => {
  it('runs nothing at build once the check lets it through', async () => {
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const { faults } = judgeBody(await inspectMdx(text, 'mdx'));
        if (faults.length > 0) return;
        passed++;
        expect(await callsOf(text)).toEqual([]);
      }),
      { numRuns: runs(2000) },
    );
    expect(passed).toBeGreaterThan(100);
  });

  it('is known to run what the check refuses', async () => {
    for (const text of [
      '{run()}',
      'Both {"`"} and {run("`")} x\n\n{run()}',
      '<Note x={run()}/>',
      '<Note {...run()}/>',
      'export const x = run()',
    ]) {
      expect(await callsOf(text)).toContain('run');
      expect(judgeBody(await inspectMdx(text, 'mdx')).faults).not.toEqual([]);
    }
  });

  it('never reaches the depth at which the native compiler ends the whole process', async () => {
    const many = 20_000;
    const shapes = [
      '>'.repeat(many),
      `${'- '.repeat(many)}a`,
      '1. '.repeat(many),
      `${'**'.repeat(many)}a${'**'.repeat(many)}`,
      '**a\n'.repeat(many),
      `${'<Note>'.repeat(many)}x${'</Note>'.repeat(many)}`,
      `${'<Note>\n'.repeat(many)}${'</Note>\n'.repeat(many)}`,
      `{${'('.repeat(many)}${')'.repeat(many)}}`,
      `{${'(\n'.repeat(many)}${')\n'.repeat(many)}}`,
      `export const x = ${'['.repeat(many)}`,
      'import ```\\',
    ];
    for (const shape of shapes) {
      const { problems } = await readPortalFolder(createPortalFolder([{ path: 'notes/1.0.0.mdx', text: shape }]));
      expect(problems.map(({ code }) => code)).toEqual(['notes-limit']);
    }
  });

  it('may be long and hold many links, lists and pieces of code', async () => {
    const text =
      '- See [the guide](https://example.com/a_(b)) and `Map<string, (x: {y: number[]}) => void>`, *really*.\n'.repeat(
        1500,
      );
    const { problems } = await readPortalFolder(createPortalFolder([{ path: 'notes/1.0.0.mdx', text }]));
    expect(problems).toEqual([]);
  });

  it('holds no HTML as Markdown once the check lets it through', async () => {
    const renderer = await satteri({ features: { smartPunctuation: false } }).createRenderer({
      syntaxHighlight: false,
      gfm: true,
      smartypants: false,
    });
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const { faults } = judgeBody(await inspectMdx(text, 'md'));
        if (faults.length > 0) return;
        const { code } = await renderer.render(text);
        expect(
          code.replace(
            /<(?:pre|code|p|h1|ul|ol|li|em|strong|del|blockquote|hr|br|table|thead|tbody|tr|th|td|sup|section|h2|a|img|input)\b(?:[^>"]|"[^"]*")*>/g,
            '',
          ),
        ).not.toMatch(/<[a-z!]/i);
      }),
    );
  });

  it('is what the compiler of the pages sees below the front matter', async () => {
    const require = createRequire(createRequire(import.meta.url).resolve('@astrojs/mdx'));
    const { parseFrontmatter } = await import(require.resolve(['@astrojs/internal-helpers', 'frontmatter'].join('/')));
    const line = fc.constantFrom(
      '---',
      '---',
      '+++',
      '--- ',
      '----',
      '---x',
      ' ---',
      'title: x',
      '',
      'import "run"',
      '{run()}',
      '...',
      '\ufeff',
    );
    await fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join('\n');
        const split = splitFrontMatter(text);
        if (!split.ok) return;
        let page = text;
        try {
          page = parseFrontmatter(text, { frontmatter: 'empty-with-spaces' }).content;
        } catch {
          // Front matter that is no YAML stops both.
          return;
        }
        expect(split.parts.blanked.trimEnd()).toBe(page.trimEnd());
      }),
    );
  });
});

/** Compiles notes as the pages are compiled and runs the result with a `run` that only tells it was called. */
async function callsOf(text: string): Promise<string[]> {
  const processor = satteri({ features: { smartPunctuation: false } });
  const renderer = await processor.createMdxRenderer?.(
    { syntaxHighlight: false, gfm: true, smartypants: false },
    { optimize: false },
  );
  const { code } = (await renderer?.process(text, '/notes.mdx', {})) ?? { code: '' };
  const calls: string[] = [];
  const script = code.replace(/^import .*$/gm, stubOf).replace(/^export (?:default )?/gm, '');
  const made = 'const _jsx = (type, props) => ({ type, props }); const _jsxs = _jsx; const _Fragment = "";';
  const components = '{ components: { Figure: "f", Video: "v", Note: "n", Migration: "m", BeforeAfter: "b" } }';
  runInNewContext(`${made}\n${script}\nMDXContent(${components});`, { run: () => calls.push('run') });
  return calls;
}

/** What stands for an import line: the compiler makes some for pictures, judged where those are read; any other runs. */
function stubOf(line: string): string {
  if (line.includes('jsx-runtime')) return '';
  const picture = /^import (?:(__\d+_\w*) |\{ Image as (\w+) \} )from /.exec(line);
  return picture ? `const ${picture[1] ?? picture[2]} = '';` : 'run();';
}
