import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runTagline } from '../support/run-tagline.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository } from '../support/temp-repository.ts';

const repository = createRepository((history) => history.tag('v1.0.0', history.commit())).path;
const content = createTempFolder('content');
writeFileSync(join(content, 'portal.yaml'), 'name: Lantern\nsite: https://settings.example\n');

async function notes(...options: string[]): Promise<string> {
  const end = await runTagline(['notes', '1.0.0', '--repo', repository, '--content', content, ...options]);
  expect(end.code, end.stderr).toBe(0);
  return end.stdout;
}

test('notes have the addresses of the site in the settings', async () => {
  expect(await notes()).toContain('[Page](https://settings.example/releases/1.0.0/)');
});

test('options say where else the portal is served', async () => {
  const { url, data } = JSON.parse(await notes('--json', '--site', 'https://x.example', '--base', 'b'));
  expect([url, data]).toEqual([
    'https://x.example/b/releases/1.0.0/',
    'https://x.example/b/api/v1/releases/1.0.0.json',
  ]);
});
