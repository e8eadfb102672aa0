import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { serveFolder } from '../support/static-server.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const folder = join(createTempFolder('served'), 'dist');
mkdirSync(join(folder, 'releases', '1.0.0'), { recursive: true });
mkdirSync(join(folder, 'empty'));
writeFileSync(join(folder, 'index.html'), 'home');
writeFileSync(join(folder, '404.html'), 'not here');
writeFileSync(join(folder, 'releases', '1.0.0', 'index.html'), 'release');
writeFileSync(join(folder, 'data.bin'), 'bytes');
writeFileSync(join(folder, '..', 'secret.txt'), 'secret');
const server = await serveFolder(folder, '/docs/');
const { origin } = new URL(server.url);
afterAll(() => server.close());

test.each([
  ['/docs/', 200, 'home', 'text/html; charset=utf-8'],
  ['/docs/releases/1.0.0/?x=1', 200, 'release', 'text/html; charset=utf-8'],
  ['/docs/data.bin', 200, 'bytes', 'application/octet-stream'],
  ['/docs/data.bin/', 404, 'not here', 'text/html; charset=utf-8'],
  ['/docs/releases/', 404, 'not here', 'text/html; charset=utf-8'],
  ['/docs/nothing/', 404, 'not here', 'text/html; charset=utf-8'],
  ['/docs/%2e%2e%2fsecret.txt', 404, 'not here', 'text/html; charset=utf-8'],
  ['/docs/%zz', 404, 'not here', 'text/html; charset=utf-8'],
  ['/elsewhere/', 404, 'not here', 'text/html; charset=utf-8'],
])('%s answers %i', async (path, status, text, type) => {
  const response = await fetch(origin + path);
  expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([status, text, type]);
});

test('a folder without its slash is sent to the address with it', async () => {
  const response = await fetch(`${origin}/docs/releases/1.0.0?on=2`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([301, '/docs/releases/1.0.0/?on=2']);
});
