// Writes generated data and a site over and over, a state in turn with the other, until it is killed; says when it begins.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceSite, stagingFolder } from '../../scripts/steps/publish.ts';
import { writeGenerated } from '../../scripts/steps/write.ts';
import { filesOf } from './two-states.ts';

const folder = process.argv[2] ?? '';
process.stdout.write('begins\n');
for (let round = 0; ; round += 1) {
  const files = filesOf(round % 2 === 0 ? 'even' : 'odd');
  await writeGenerated(join(folder, 'generated'), files);
  const staging = await stagingFolder(join(folder, 'dist'));
  for (const { path, text } of files) {
    mkdirSync(join(staging, path, '..'), { recursive: true });
    writeFileSync(join(staging, path), text);
  }
  await replaceSite(staging, join(folder, 'dist'));
}
