import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findBrokenLinks } from '../support/broken-links.ts';
import { allPages, pagesToVisit, templateOf } from '../support/built-pages.ts';
import { createTempFolder } from '../support/temp-folder.ts';

function makeSite(files: Record<string, string>): string {
  const folder = createTempFolder('site');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('finds every link that leads nowhere, and only those', () => {
  const folder = makeSite({
    'index.html': `<a href="/p/releases/1.0.0/#change-1">1</a> <a href=/p/data.bin>2</a> <img srcset="a.png 1x, /p/b.png 2x" src="/p/a.png">
      <a title="x > y" href="/p/releases/2.0.0/">gone</a> <a href="/p/releases/1.0.0/#nope">no id</a> <a href="/releases/">no base</a>
      <a href="/p/releases/1.0.0">no slash</a> <a href="http://example.com/">http</a> <a href="https://example.com/">fine</a>
      <script>const text = '<a href="/p/not-a-link/">';</script> <p>href="/p/nor-this/"</p>`,
    'releases/1.0.0/index.html': '<h1 id="change-1">x</h1><a href="../../?a=1&amp;b=2#top">up</a>',
    'data.bin': '',
    'a.png': '',
  });
  expect(findBrokenLinks(folder, '/p/')).toEqual([
    'home: /p/releases/2.0.0/ (no such file)',
    'home: /p/releases/1.0.0/#nope (no such fragment)',
    'home: /releases/ (outside the base path)',
    'home: /p/releases/1.0.0 (a folder without its slash)',
    'home: http://example.com/ (scheme http:)',
    'home: /p/b.png (no such file)',
  ]);
});

test('visits of each template the smallest and the largest page', () => {
  const sizes = [1, 2, 3, 4, 5];
  const folder = makeSite({
    'index.html': 'home',
    '404.html': 'none',
    'releases/2026/index.html': 'year',
    ...Object.fromEntries(sizes.map((size) => [`releases/1.0.${size}/index.html`, 'x'.repeat(size)])),
  });
  expect(allPages(folder)).toHaveLength(8);
  const visited = pagesToVisit(folder).map((page) => page.path);
  if (visited.length < 8) {
    expect(visited.sort()).toEqual(['', '404.html', 'releases/1.0.1/', 'releases/1.0.5/', 'releases/2026/']);
  }
  expect(['', 'status/', 'releases/wick/1.0.0/', 'releases/2026/', 'releases/1.0.0/all/'].map(templateOf)).toEqual([
    '',
    'status',
    'releases/*/*',
    'releases/<year>',
    'releases/*/all',
  ]);
});
