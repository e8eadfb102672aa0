import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostHeaders } from '#domain/host-headers.ts';
import { PROJECT } from '../support/run-tagline.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const folder = createTempFolder('previewed');
for (const path of [
  'index.html',
  'feeds/all.json',
  'feeds/all.atom',
  'feeds/all.rss',
  'api/v1/releases/feeds/1.json',
]) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), path);
}
const args = [join(PROJECT, 'scripts', 'tagline.ts'), 'preview', '--out', folder, '--port', '43210', '--json'];
const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
afterAll(() => server.kill());

let said: { schemaVersion: number; address: string };
beforeAll(async () => {
  said = JSON.parse(await new Promise((resolve) => server.stdout.once('data', (text) => resolve(String(text)))));
});

test('tells its address as JSON', async () => {
  expect(said).toEqual({ schemaVersion: 1, address: expect.stringMatching(/^http:\/\/localhost:\d+\/$/) });
  expect(await (await fetch(said.address)).text()).toBe('index.html');
});

test.each(['atom', 'rss', 'json'])('a feed in %s has the type that hosts are told', async (format) => {
  const told = hostHeaders('/').split(`/feeds/*.${format}\n  Content-Type: `)[1]?.split('\n')[0];
  expect((await fetch(`${said.address}feeds/all.${format}`)).headers.get('content-type')).toBe(told);
});

test('other JSON is plain JSON, also below a folder of that name', async () => {
  const response = await fetch(`${said.address}api/v1/releases/feeds/1.json`);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
});
