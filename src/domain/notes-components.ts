import { nearest } from './nearest.ts';
import type { BodyAttribute, BodyFault, BodyItem, MediaUse } from './notes-body.ts';

/** A tag in the body of notes. */
export type NotesElement = Extract<BodyItem, { kind: 'element' }>;

type Attributes = ReadonlyMap<string, boolean>;

/** The components that notes may hold, with their attributes: true where it must be there. */
const COMPONENTS = new Map<string, Attributes>([
  ['Figure', attributes('src!', 'alt!', 'caption', 'width', 'height')],
  ['Video', attributes('src!', 'poster', 'alt!', 'caption', 'width!', 'height!')],
  ['Note', attributes()],
  ['Migration', attributes('from!', 'to!')],
  ['BeforeAfter', attributes()],
]);

/** Everything wrong with one tag: its name, its attributes, what it lacks. */
export function judgeElement(item: NotesElement): BodyFault[] {
  const known = COMPONENTS.get(item.name ?? '');
  if (!known) return [unknownElement(item)];
  const values = valuesOf(item);
  const refused = item.attributes.map((attribute) => judgeAttribute(item, attribute, known));
  const missing = [...known.keys()].filter((name) => known.get(name) && !values.has(name));
  return [...refused.filter((found) => found !== null), ...missing.map((name) => missingAttribute(item, name))];
}

/** The files that one tag shows. */
export function mediaOfElement(item: NotesElement): MediaUse[] {
  if (!COMPONENTS.has(item.name ?? '')) return [];
  const place = { line: item.line, column: item.column };
  const values = valuesOf(item);
  const [width, height] = [pixels(values.get('width')), pixels(values.get('height'))];
  const [src, poster] = [values.get('src'), values.get('poster')];
  const uses: MediaUse[] = [];
  if (src) uses.push({ kind: item.name === 'Video' ? 'video' : 'picture', src, width, height, ...place });
  if (poster) uses.push({ kind: 'picture', src: poster, width: null, height: null, ...place });
  return uses;
}

function attributes(...names: string[]): Attributes {
  return new Map(names.map((name) => [name.replace('!', ''), name.endsWith('!')]));
}

/** The attributes that are there; an empty text counts as not there. */
function valuesOf(item: NotesElement): Map<string, string | null> {
  const given = item.attributes.filter(({ value }) => value === null || value.trim() !== '');
  return new Map(given.map(({ name, value }) => [name ?? '', value]));
}

function unknownElement(item: NotesElement): BodyFault {
  if (item.name === null || /^[a-z]/.test(item.name)) {
    const hint = 'Use Markdown, or write &lt; for <, or put code between backticks.';
    return fault(item, 'notes-html', { message: 'HTML may not stand in notes.', hint });
  }
  const names = [...COMPONENTS.keys()];
  const message = `<${item.name}> is not a component that notes may hold.`;
  return fault(item, 'notes-component', { message, hint: choice(item.name, names) });
}

function judgeAttribute(item: NotesElement, { name, value }: BodyAttribute, known: Attributes): BodyFault | null {
  if (name === null) return fault(item, 'notes-code', SPREAD);
  if (!known.has(name)) {
    const hint = known.size === 0 ? `Write <${item.name}> alone.` : choice(name, [...known.keys()]);
    return fault(item, 'notes-attribute', { message: `<${item.name}> takes no attribute '${name}'.`, hint });
  }
  if (value === null) {
    const message = `The attribute '${name}' is not a text in quotes.`;
    return fault(item, 'notes-code', { message, hint: `Write ${name}="text".` });
  }
  if (!/^(?:width|height)$/.test(name) || pixels(value) !== null) return null;
  const message = `The attribute '${name}' is not a number of pixels.`;
  return fault(item, 'notes-attribute', { message, hint: `Write whole pixels: ${name}="640".` });
}

function missingAttribute(item: NotesElement, name: string): BodyFault {
  if (name === 'alt') {
    const hint = `Say what it shows: <${item.name} alt="...">.`;
    return fault(item, 'notes-alt', { message: 'This has no text for those who cannot see it.', hint });
  }
  const samples: Record<string, string> = { src: 'settings.png', width: '1280', height: '720', from: '1.9', to: '2.0' };
  const message = `<${item.name}> needs the attribute '${name}'.`;
  return fault(item, 'notes-attribute', { message, hint: `Add it: ${name}="${samples[name] ?? ''}".` });
}

function choice(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return `${meant ? `Did you mean '${meant}'? ` : ''}Known here: ${known.join(', ')}.`;
}

function pixels(text: string | null | undefined): number | null {
  return text && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}

function fault({ line, column }: NotesElement, code: string, wording: { message: string; hint: string }): BodyFault {
  return { code, ...wording, line, column };
}

const SPREAD = {
  message: 'Braces in a tag are code, which notes may not hold.',
  hint: 'Write each attribute as name="text".',
};
