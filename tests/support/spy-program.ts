import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A program that leaves a mark when something starts it.
 *
 * @returns its path, and whether it ran
 */
export function createCanary(folder: string, name = 'canary'): { program: string; ran: () => boolean } {
  const mark = join(folder, `${name}.ran`);
  return { program: script(join(folder, name), `echo ran >> "${mark}"\n`), ran: () => existsSync(mark) };
}

/** A `git` that writes down its arguments and then does its work, to be found first on PATH. */
export function createGitSpy(folder: string): { path: string; calls: () => string[][] } {
  const log = join(folder, 'calls');
  script(
    join(folder, 'git'),
    `printf '%s\\0' "$@" >> "${log}"\nprintf '\\n\\0' >> "${log}"\nexec "${findGit()}" "$@"\n`,
  );
  const calls = () =>
    readFileSync(log, 'utf8')
      .split('\0\n\0')
      .map((call) => call.split('\0'));
  return { path: `${folder}${delimiter}${process.env.PATH ?? ''}`, calls };
}

function script(path: string, body: string): string {
  writeFileSync(path, `#!/bin/sh\n${body}`);
  chmodSync(path, 0o755);
  return path;
}

function findGit(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, 'git')).find((path) => existsSync(path));
  if (!found) throw new Error('git is not on PATH');
  return found;
}
