import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gitLines } from '../support/git.ts';

const EXPECTED = [
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'astro.config.mjs',
  'biome.json',
  'content',
  'package-lock.json',
  'package.json',
  'public',
  'scripts',
  'src',
  'tests',
  'tsconfig.json',
];

test('the top level holds what a newcomer expects and nothing else', () => {
  const root = join(import.meta.dirname, '..', '..');
  const listed = gitLines(root, ['ls-files', '--cached', '--others', '--exclude-standard']);
  const top = new Set(listed.map((path) => path.split('/', 1)[0] as string));
  expect([...top].filter((name) => !name.startsWith('.') && !EXPECTED.includes(name))).toEqual([]);
});
