import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyTree } from '../../src/integrations/copy-tree.ts';
import { createTempFolder } from '../support/temp-folder.ts';

test('copies every file below a folder that is wanted, bytes as they are', async () => {
  const root = createTempFolder('copy');
  const from = join(root, 'from');
  for (let i = 0; i < 300; i += 1) {
    mkdirSync(join(from, `a${i % 7}`, 'b'), { recursive: true });
    writeFileSync(join(from, `a${i % 7}`, 'b', `${i}.json`), Buffer.from([i % 256, 0, 255]));
  }
  writeFileSync(join(from, 'notes.mdx'), 'not this');
  expect(await copyTree(from, join(root, 'to'), (file) => !file.endsWith('.mdx'))).toBe(300);
  expect([...readFileSync(join(root, 'to/a6/b/6.json'))]).toEqual([6, 0, 255]);
  expect(existsSync(join(root, 'to/notes.mdx'))).toBe(false);
});

test('a folder that does not exist holds no file', async () => {
  const root = createTempFolder('copy');
  expect(await copyTree(join(root, 'none'), join(root, 'to'))).toBe(0);
});
