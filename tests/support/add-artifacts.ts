// Adds so many artifacts to one manifest, one after the other, each named after the process; where milliseconds are
// given it kills itself so long after the first.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { addToManifest } from '../../scripts/steps/add-to-manifest.ts';
import { withChannelLock } from '../../scripts/steps/lock-channel.ts';

const [content = '', name = '', count = '1', end] = process.argv.slice(2);
const commit = 'a'.repeat(40);
const release = { id: '1.0.0', component: 'lantern', root: true, version: '1.0.0', tag: 'v1.0.0', commit, date: '' };

for (let number = 0; number < Number(count); number += 1) {
  const file = `${name}-${number}.zip`;
  const entries = [{ file, kind: 'archive' as const, url: `https://example.com/${file}` }];
  await withChannelLock(join(content, 'channels', 'stable'), () =>
    addToManifest({ content, channel: 'stable', release, hosts: [], entries }),
  );
  writeSync(1, `${file}\n`);
  if (number === 0 && end) setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(end));
}
