import { type Area, areaOf, isArea } from './areas.ts';
import { insertCode, setKey } from './code.ts';
import type { Files } from './objects.ts';
import { entryAt, onText, replaceOnce, textAt, withFile, withoutFile } from './texts.ts';

/** A change of files that can be made on any branch. */
export type Patch = (files: Files) => Files;

/** The files that the script may bring in: what the first commit holds and what comes later. */
export interface Bundle {
  first: Files;
  later: Files;
}

const DEFAULTS = 'src/config/defaults.toml';
const WORKFLOW = '.github/workflows/ci.yml';

/**
 * Turns the text of one edit into a patch: `start`, `add path`, `delete path`, `rename path -> path`, `exec path`,
 * `swap path old -> new`, `toml section.key = value`, `doc sentence`, `ci command`, `in area: edit`, `s/old/new/`,
 * `function> code` and plain code for the first function of the area.
 */
export function parseEdit(text: string, scope: string | null, bundle: Bundle): Patch {
  const [, other, inner] = /^in ([a-z0-9]+): (.*)$/.exec(text) ?? [];
  if (other && inner && isArea(other)) return parseEdit(inner, other, bundle);
  const area = areaOf(scope);
  const space = text.indexOf(' ');
  const argument = text.slice(space + 1);
  switch (space < 0 ? text : text.slice(0, space)) {
    case 'start':
      return (files) => new Map([...files, ...bundle.first]);
    case 'add':
      return (files) => withFile(files, argument, entryAt(bundle.later, argument));
    case 'delete':
      return (files) => withoutFile(files, argument);
    case 'rename':
      return (files) => renameFile(files, argument);
    case 'exec':
      return (files) => withFile(files, argument, { ...entryAt(files, argument), mode: '100755' });
    case 'swap':
      return swapText(argument);
    case 'toml':
      return onText(DEFAULTS, (toml) => setKey(toml, argument));
    case 'doc':
      return appendLine(area.docs, argument, `# ${area.title}\n\n`);
    case 'ci':
      return appendLine(WORKFLOW, `      - run: ${argument}`);
    default:
      return parseCodeEdit(text, area);
  }
}

/** A row in the table of cases of an area: what every fix leaves behind. */
export function addCase(scope: string | null, title: string): Patch {
  const area = areaOf(scope);
  const header = `//! Cases of "${area.title}": one recorded exchange each.\n\npub const CASES: &[&str] = &[\n];\n`;
  return onText(area.tests, (text) => text.replace(/\];\n$/, () => `    ${JSON.stringify(title)},\n];\n`), header);
}

/** A sentence at the end of the area's page: what every feature leaves behind. */
export function addSentence(scope: string | null, sentence: string): Patch {
  const area = areaOf(scope);
  return appendLine(area.docs, `- ${sentence}`, `# ${area.title}\n\n`);
}

/** Sets the version of a dependency in a Cargo.toml and in the lock file. */
export function setDependency(manifest: string, name: string, version: string): Patch {
  const change = onText(manifest, (text) => setVersionAt(text, dependencyOf(name), version));
  if (manifest !== 'Cargo.toml') return change;
  return chain([onText('Cargo.lock', (text) => setVersionAt(text, lockOf(name), version)), change]);
}

/** The version that a Cargo.toml asks of a dependency. */
export function dependencyVersion(files: Files, manifest: string, name: string): string {
  return dependencyOf(name).exec(textAt(files, manifest))?.[2] ?? '';
}

/** Sets the version of a package.json. */
export function setVersion(manifest: string, version: string): Patch {
  return onText(manifest, (text) => setVersionAt(text, /("version": ")([^"]*)"/, version));
}

/** Applies patches one after the other. */
export function chain(patches: readonly Patch[]): Patch {
  return (files) => patches.reduce((current, patch) => patch(current), files);
}

function parseCodeEdit(text: string, area: Area): Patch {
  const [, old, now = ''] = /^s\/(.+)\/(.*)\/$/.exec(text) ?? [];
  if (old) return onText(area.source, (source) => replaceOnce(source, old, now));
  const [, name = null, code = text] = /^([a-z_0-9]+)> (.*)$/.exec(text) ?? [];
  return onText(area.source, (source) => insertCode(source, name, code));
}

/** Replaces a piece of text of the file that stands first. */
function swapText(argument: string): Patch {
  const [, path = '', old = '', now = ''] = /^(\S+) (.+) -> (.+)$/.exec(argument) ?? [];
  return onText(path, (text) => replaceOnce(text, old, now));
}

function appendLine(path: string, line: string, header?: string): Patch {
  return onText(path, (text) => `${text}${line}\n`, header);
}

function renameFile(files: Files, argument: string): Files {
  const [from = '', to = ''] = argument.split(' -> ');
  return withFile(withoutFile(files, from), to, entryAt(files, from));
}

/** Sets the version in what the pattern finds; its first group is what stands before the version. */
function setVersionAt(text: string, pattern: RegExp, version: string): string {
  if (!pattern.test(text)) throw new Error(`no version to set: ${pattern}`);
  return text.replace(pattern, (_, start: string) => `${start}${version}"`);
}

function dependencyOf(name: string): RegExp {
  return new RegExp(`^(${name} = (?:\\{ version = )?")([^"]*)"`, 'm');
}

function lockOf(name: string): RegExp {
  return new RegExp(`(name = "${name}"\nversion = ")([^"]*)"`);
}
