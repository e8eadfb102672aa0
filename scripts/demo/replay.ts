import { readFileSync } from 'node:fs';
import { readBundle } from './bundle.ts';
import { fastImportStream } from './fast-import.ts';
import type { History } from './history.ts';
import { performScript } from './perform.ts';
import { parseScript } from './script.ts';

const SCRIPTS = ['one.txt', 'two.txt', 'three.txt'];
const START = Date.UTC(2024, 10, 21, 8) / 1000;

/** The history of Lantern, the sample product, as a value: the same on every machine, ids included. */
export function demoHistory(): History {
  const statements = SCRIPTS.flatMap((name) => parseScript(readScript(name), name));
  return performScript(statements, readBundle(readScript('files.txt')), START);
}

/** The sample as one stream for `git fast-import`; it sets `main`, the release branches and every tag. */
export function demoStream(): Buffer {
  return fastImportStream(demoHistory());
}

function readScript(name: string): string {
  return readFileSync(new URL(`history/${name}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
}
