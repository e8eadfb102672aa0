import type { Fact } from '../fact.ts';
import { factsOf } from './file-facts.ts';

/**
 * The images that a Dockerfile builds on, each with its tags; stages of its own are none. Defaults of `ARG` before the
 * first `FROM` are put in; what is known only when it is built stays as it is written.
 */
export function parseDockerfile(text: string): Fact[] {
  const defaults = new Map<string, string>();
  const stages = new Set(['scratch']);
  const tags = new Map<string, Set<string>>();
  let inStage = false;
  for (const line of instructionLines(text)) {
    const [verb, ...words] = line.split(/\s+/);
    const plain = words.filter((word) => !word.startsWith('--'));
    if (/^arg$/i.test(verb ?? '') && !inStage) for (const word of plain) addDefault(defaults, word);
    if (!/^from$/i.test(verb ?? '') || plain[0] === undefined) continue;
    inStage = true;
    const image = substitute(plain[0], defaults);
    if (!stages.has(image.toLowerCase()) && !isOwnStage(image, stages)) addTag(tags, image);
    if (/^as$/i.test(plain[1] ?? '') && plain[2]) stages.add(plain[2].toLowerCase());
  }
  return factsOf(
    'images',
    [...tags].map(([image, list]) => [image, [...list].join(', ')]),
  );
}

/** `binary-$TARGETOS` chooses between the file's own stages. */
function isOwnStage(image: string, stages: ReadonlySet<string>): boolean {
  const open = image.indexOf('$');
  const start = image.slice(0, Math.max(0, open)).toLowerCase();
  return start !== '' && [...stages].slice(0, STAGES).some((stage) => stage.startsWith(start));
}

/** No real file has more stages to choose from. */
const STAGES = 100;

/** Lines that may matter, a line that ends with a backslash being joined with the next. */
function instructionLines(text: string): string[] {
  const joined = text.replace(/\\[ \t]*\r?\n/g, ' ');
  return joined
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(?:from|arg)\s/i.test(line))
    .map((line) => line.slice(0, 1000));
}

function addDefault(defaults: Map<string, string>, word: string): void {
  const at = word.indexOf('=');
  if (at > 0) defaults.set(word.slice(0, at), substitute(word.slice(at + 1).replace(/^(["'])(.*)\1$/, '$2'), defaults));
}

/** `$NAME`, `${NAME}` and `${NAME:-default}`; a value is cut so that values made of values stay small. */
function substitute(text: string, defaults: ReadonlyMap<string, string>): string {
  return text
    .replace(
      /\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})/g,
      (whole, bare?: string, braced?: string, own?: string) => defaults.get(bare ?? braced ?? '') ?? own ?? whole,
    )
    .slice(0, 500);
}

/** `registry:5000/image:tag@digest` as image and `tag@digest`. */
function addTag(tags: Map<string, Set<string>>, reference: string): void {
  const [named = '', digest = ''] = reference.split('@');
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const image = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? '' : named.slice(colon + 1);
  const known = tags.get(image) ?? new Set();
  tags.set(image, known.add(`${tag || (digest ? '' : 'latest')}${digest ? `@${digest}` : ''}`));
}
