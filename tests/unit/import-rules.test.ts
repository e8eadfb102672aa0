import { globSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/**
 * Who may import whom: the first rule whose folder holds a file is the file's. A target ends with `/` for a folder;
 * `node:` stands for every built-in module; `package` for any one package a file.
 */
const RULES: [folder: string, allowed: string[]][] = [
  ['src/content.config.ts', ['src/loaders/', 'src/domain/', 'astro:content', 'astro/loaders']],
  ['src/domain/schemas', ['src/domain/', 'astro/zod']],
  ['src/domain/', ['src/domain/', 'semver', 'conventional-commits-parser']],
  ['src/adapters/', ['src/adapters/', 'src/domain/', 'node:', 'package']],
  ['src/client/', ['src/client/', 'src/adapters/', 'src/domain/']],
  ['src/queries/', ['src/queries/', 'src/adapters/', 'src/domain/', 'astro', 'astro:content', 'node:']],
  ['src/loaders/', ['src/loaders/', 'src/adapters/', 'src/domain/', 'astro', 'node:']],
  ['src/integrations/', ['src/integrations/', 'src/adapters/', 'src/domain/', 'node:', 'astro', 'package']],
  ['src/components/', ['src/components/', 'src/client/', 'src/domain/', 'src/styles/', 'astro']],
  [
    'src/layouts/',
    ['src/layouts/', 'src/components/', 'src/client/', 'src/domain/', 'src/styles/', 'astro', '@fontsource-variable/'],
  ],
  [
    'src/pages/',
    ['src/layouts/', 'src/components/', 'src/queries/', 'src/adapters/', 'src/domain/', 'src/styles/', 'astro'],
  ],
  ['scripts/adapters/', ['scripts/', 'src/domain/', 'node:', 'package']],
  ['scripts/', ['scripts/', 'src/domain/', 'node:', 'package.json']],
];

/** May start programs: the launcher, before anything is installed, and what runs gpg. Git goes through simple-git. */
const STARTS_PROGRAMS = ['scripts/launcher/child.mjs', 'scripts/launcher/node-binary.mjs', 'scripts/adapters/gpg.ts'];

const SPECIFIER = /\b(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

interface Import {
  file: string;
  /** A path from the project's folder for own files, else as written. */
  target: string;
}

function importsOf(file: string, text: string): Import[] {
  return (
    [...text.matchAll(SPECIFIER)]
      .map((match) => match[1] ?? match[2] ?? '')
      // Code that writes an import of what it has at hand imports nothing itself, nor does an option called so.
      .filter((specifier) => /^[@#.\w]/.test(specifier) && !specifier.includes('${'))
      .map((specifier) => ({ file, target: resolve(file, specifier) }))
  );
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('#domain/')) return specifier.replace('#', 'src/');
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')) : specifier;
}

function isOwn(target: string): boolean {
  return /^(?:src|scripts|tests|public|content)\//.test(target);
}

function packageOf(target: string): string {
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

function isPackage(target: string): boolean {
  return !isOwn(target) && !target.startsWith('node:');
}

/** What `value` gives of the imports that share `key`. */
function group(list: Import[], key: keyof Import, value: (one: Import) => string): Map<string, Set<string>> {
  const byKey = Map.groupBy(list, (one) => one[key]);
  return new Map([...byKey].map(([name, of]) => [name, new Set(of.map(value))]));
}

function familyOf({ file }: Import): string {
  return posix.basename(file).split(/[-.]/, 1)[0] as string;
}

function inSite({ file }: Import): boolean {
  return file.startsWith('src/');
}

function isAllowed({ file, target }: Import): boolean {
  const allowed = RULES.find(([folder]) => file.startsWith(folder))?.[1] ?? [];
  if (allowed.includes('package') && isPackage(target)) return true;
  return allowed.some(
    (one) => target === one || (/[/:]$/.test(one) && target.startsWith(one)) || packageOf(target) === one,
  );
}

const files = globSync('{src,scripts}/**/*.{ts,mjs,astro}', { cwd: root }).map((file) => file.split(sep).join('/'));
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));
const show = (list: Import[]) => list.map(({ file, target }) => `${file} imports ${target}`);

describe('who may import whom', () => {
  test('each folder imports only what the table allows', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(show(imports.filter((one) => !isAllowed(one)))).toEqual([]);
  });

  test('an adapter has one package, and a package one adapter or one family of them', () => {
    const used = imports
      .map(({ file, target }) => ({ file, target: isPackage(target) ? packageOf(target) : target }))
      // What a page is made with is no package to hide.
      .filter(({ file, target }) => /(?:^|\/)adapters\//.test(file) && isPackage(target) && target !== 'astro');
    const crowded = [
      ...group(used, 'file', ({ target }) => target),
      // `git-log.ts` and `git-refs.ts` are one family; the site and the command line each have their own.
      ...group(used.filter(inSite), 'target', familyOf),
      ...group(
        used.filter((one) => !inSite(one)),
        'target',
        familyOf,
      ),
    ].filter(([, of]) => of.size > 1);
    expect(crowded.map(([name, of]) => `${name}: ${[...of].join(', ')}`)).toEqual([]);
  });

  test('nothing starts programs but the launcher', () => {
    const starters = imports.filter(({ target }) => /^(?:node:)?child_process$|^tinyexec$|^execa$/.test(target));
    expect(show(starters.filter(({ file }) => !STARTS_PROGRAMS.includes(file)))).toEqual([]);
    expect(
      show(imports.filter(({ file, target }) => target === 'simple-git' && !file.startsWith('scripts/adapters/git'))),
    ).toEqual([]);
  });

  test('what runs in the browser reaches no schema and no built-in module, by any way', () => {
    const reached = new Set(files.filter((file) => file.startsWith('src/client/')));
    for (const file of reached)
      for (const one of imports) if (one.file === file && isOwn(one.target)) reached.add(one.target);
    const bad = imports.filter(({ file, target }) => reached.has(file) && /^node:|^astro[/:]/.test(target));
    expect(show(bad)).toEqual([]);
  });

  test('an import in any spelling is seen', () => {
    const text = `import a from '../a.ts';\nimport {\n  b,\n} from "b";\nimport './c.css';\nexport { d } from '#domain/d.ts';\nconst e = await import('e');\nimport type { F } from 'f';`;
    const targets = importsOf('src/pages/x.astro', text).map(({ target }) => target);
    expect(targets).toEqual(['src/a.ts', 'b', 'src/pages/c.css', 'src/domain/d.ts', 'e', 'f']);
    expect(isAllowed({ file: 'src/domain/x.ts', target: 'node:fs' })).toBe(false);
    expect(isAllowed({ file: 'src/pages/x.astro', target: 'scripts/steps/write.ts' })).toBe(false);
  });
});
