import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyTree, linkTree } from '../../src/integrations/copy-tree.ts';
import { createTempFolder } from '../support/temp-folder.ts';

test('copies every file below a folder that is wanted, bytes as they are', () => {
  const root = createTempFolder('copy');
  const from = join(root, 'from');
  for (let i = 0; i < 300; i += 1) {
    mkdirSync(join(from, `a${i % 7}`, 'b'), { recursive: true });
    writeFileSync(join(from, `a${i % 7}`, 'b', `${i}.json`), Buffer.from([i % 256, 0, 255]));
  }
  writeFileSync(join(from, 'notes.mdx'), 'not this');
  expect(copyTree(from, join(root, 'to'), (file) => !file.endsWith('.mdx'))).toBe(300);
  expect([...readFileSync(join(root, 'to/a6/b/6.json'))]).toEqual([6, 0, 255]);
  expect(existsSync(join(root, 'to/notes.mdx'))).toBe(false);
});

test('a folder that does not exist holds no file', () => {
  const root = createTempFolder('copy');
  expect(linkTree(join(root, 'none'), join(root, 'to'))).toBe(0);
});

test('files that are only ever replaced are linked, or copied where they are there already', () => {
  const root = createTempFolder('link');
  mkdirSync(join(root, 'from/a'), { recursive: true });
  mkdirSync(join(root, 'to'));
  for (const name of ['a/1', '2', '3']) writeFileSync(join(root, 'from', name), `new ${name}`);
  writeFileSync(join(root, 'to/2'), 'old');
  expect(linkTree(join(root, 'from'), join(root, 'to'))).toBe(3);
  for (const name of ['a/1', '2', '3']) expect(readFileSync(join(root, 'to', name), 'utf8')).toBe(`new ${name}`);
});
