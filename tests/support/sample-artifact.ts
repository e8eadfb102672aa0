import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CHANNELS = join(import.meta.dirname, '..', '..', 'content', 'channels');

/** The bytes of an artifact of the sample: what `yes NAME | head -c SIZE` prints, with the size of its manifest. */
export function sampleArtifact(file: string): Buffer {
  for (const manifest of globSync('**/*.yaml', { cwd: CHANNELS })) {
    const text = readFileSync(join(CHANNELS, manifest), 'utf8');
    const size = text.split(`- file: ${file}\n`)[1]?.match(/^ {4}size: (\d+)$/m)?.[1];
    if (size) return Buffer.alloc(Number(size), `${file}\n`);
  }
  throw new Error(`No manifest of the sample has ${file}`);
}
