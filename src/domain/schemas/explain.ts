import type { z } from 'astro/zod';
import { nearest } from '../nearest.ts';
import type { DataPath, Fault } from './fault.ts';
import { alternatives, type Outline, outlineAt } from './outline.ts';

/** The characters of a plain scalar as they stand in the file (`1.10`), or null where it was quoted or is no scalar. */
export type SourceOf = (path: DataPath) => string | null;

/** What an explanation looks up: the schema, and the file as written. */
export interface Around {
  outline: Outline;
  sourceOf: SourceOf;
}

type Issue = z.core.$ZodIssue;

/** An issue of the schema in words for the person who wrote the file; a union may give several. */
export function explainIssue(issue: Issue, around: Around, base: DataPath = []): Fault[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  const here = outlineAt(around.outline, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, here));
    case 'invalid_union':
      return (
        meantBranch(issue)?.flatMap((inner) => explainIssue(inner, around, path)) ?? [mistyped(issue, path, around)]
      );
    case 'invalid_type':
      return [mistyped(issue, path, around)];
    case 'invalid_value':
      return [wrongWord(issue, path)];
    case 'custom':
      return [brokenRule(issue, path)];
    case 'invalid_key':
      return issue.issues.flatMap((inner) => explainIssue(inner, around, path)).map(asKey);
    default:
      return [fault(path, 'invalid-value', outOfBounds(issue), advice(here))];
  }
}

/** Of the alternatives of a union the one whose type fits, so that its own faults are told. */
function meantBranch(issue: Extract<Issue, { code: 'invalid_union' }>): Issue[] | undefined {
  return issue.errors.find(
    (errors) => !errors.some((error) => error.path.length === 0 && error.code === 'invalid_type'),
  );
}

function asKey(found: Fault): Fault {
  return { ...found, part: 'key' };
}

function unknownKey(key: string, path: DataPath, here: Outline): Fault {
  const known = alternatives(here).flatMap((option) => Object.keys(option.properties ?? {}));
  const meant = nearest(key, known);
  const list = `Known keys: ${known.join(', ')}.`;
  const hint = meant ? `Did you mean '${meant}'? ${list}` : list;
  return { code: 'unknown-key', path: [...path, key], part: 'key', message: 'is not a key that is known here.', hint };
}

/** A rule of the schema's own says itself what is wrong; see `ruled` in `fields.ts`. */
function brokenRule(issue: Extract<Issue, { code: 'custom' }>, path: DataPath): Fault {
  const { code = 'invalid-value', hint = '' }: { code?: string; hint?: string } = issue.params ?? {};
  return fault(path, code, issue.message, hint);
}

function mistyped(issue: Issue, path: DataPath, { outline, sourceOf }: Around): Fault {
  const here = outlineAt(outline, path);
  if (issue.input === undefined) return missingKey(path, here);
  if (issue.input === null) {
    return fault(path, 'empty-value', 'has no value.', `Give it a value or leave the key out. ${advice(here)}`.trim());
  }
  const source = sourceOf(path);
  if (source !== null && typesOf(here).includes('string')) {
    const read = typeof issue.input === 'number' ? `the number ${issue.input}` : String(issue.input);
    return fault(
      path,
      'unquoted-value',
      `is read as ${read}, since it stands without quotes.`,
      `Write '${source}' in quotes.`,
    );
  }
  const message = `is ${nameOf(Array.isArray(issue.input) ? 'array' : typeof issue.input)}, but ${expected(here)} belongs here.`;
  return fault(path, 'wrong-type', message, advice(here));
}

function missingKey(path: DataPath, here: Outline): Fault {
  const key = String(path.at(-1) ?? 'it');
  const sample = sampleOf(here);
  const hint = sample === undefined ? `Add the key '${key}'.` : `Add it, for instance ${key}: ${written(sample)}`;
  return fault(path, 'missing-key', 'is missing.', hint);
}

function wrongWord(issue: Extract<Issue, { code: 'invalid_value' }>, path: DataPath): Fault {
  const words = issue.values.map(String);
  if (issue.input === undefined)
    return fault(path, 'missing-key', 'is missing.', `Add it with one of: ${words.join(', ')}.`);
  const meant = typeof issue.input === 'string' ? nearest(issue.input, words) : null;
  const list = `One of: ${words.join(', ')}.`;
  const hint = meant ? `Did you mean '${meant}'? ${list}` : list;
  return fault(path, 'invalid-value', 'is not one of the words known here.', hint);
}

function outOfBounds(issue: Issue): string {
  if (issue.code === 'too_small') {
    return issue.origin === 'string' || issue.origin === 'array' ? 'is empty.' : `is less than ${issue.minimum}.`;
  }
  if (issue.code === 'too_big')
    return `is more than ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}.`;
  return `is not valid: ${issue.message}.`;
}

/** What to write in place of it: a sample value, else the form that the type asks for. */
function advice(here: Outline): string {
  const sample = sampleOf(here);
  if (sample !== undefined) return `For instance ${written(sample)}.`;
  if (typesOf(here).includes('array')) return "Write a list, each entry on a line of its own after '- '.";
  return typesOf(here).includes('object') ? 'Write its keys below it, each on a line of its own and indented.' : '';
}

function sampleOf(here: Outline): unknown {
  return alternatives(here).find((option) => option.examples)?.examples?.[0];
}

function expected(here: Outline): string {
  return (
    [
      ...new Set(
        typesOf(here)
          .filter((type) => type !== 'null')
          .map(nameOf),
      ),
    ].join(' or ') || 'something else'
  );
}

function typesOf(here: Outline): string[] {
  return alternatives(here).flatMap((option) => option.type ?? []);
}

function nameOf(type: string): string {
  const names: Record<string, string> = {
    object: 'a map of keys',
    array: 'a list',
    string: 'a text',
    boolean: 'true or false',
  };
  return names[type] ?? 'a number';
}

/** A sample value as one writes it in YAML. */
function written(sample: unknown): string {
  return typeof sample === 'string' ? `'${sample.replaceAll("'", "''")}'` : JSON.stringify(sample);
}

function fault(path: DataPath, code: string, message: string, hint: string): Fault {
  return { code, path, part: 'value', message, hint };
}
