import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '#domain/nearest.ts';
import { bytesOf } from '#domain/schemas/byte-size.ts';
import { jsonSchemas } from '#domain/schemas/json-schema.ts';
import { instantOf, isDay, repairDay } from '#domain/schemas/time.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';

interface Schema {
  $id?: string;
  $schema?: string;
  type?: string;
  enum?: unknown[];
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  additionalProperties?: Schema | boolean;
  examples?: unknown[];
}

/** Every schema inside a schema, with its path. */
function parts(schema: Schema, path = ''): [string, Schema][] {
  const named = Object.entries(schema.properties ?? {}).map(([key, part]): [string, Schema] => [
    `${path}.${key}`,
    part,
  ]);
  const rest = [schema.items, schema.additionalProperties]
    .filter((part) => typeof part === 'object')
    .map((part): [string, Schema] => [`${path}[]`, part]);
  const options = (schema.anyOf ?? []).map((part): [string, Schema] => [path, part]);
  return [[path, schema], ...[...named, ...rest, ...options].flatMap(([at, part]) => parts(part, at))];
}

const schemas = jsonSchemas('https://releases.example.com/api/v1/schema/') as Record<string, Schema>;

describe('jsonSchemas', () => {
  it('are seven, each under its own address', () => {
    expect(Object.entries(schemas).map(([name, schema]) => [name, schema.$id, schema.$schema])).toEqual(
      ['portal', 'channel', 'manifest', 'log', 'notes', 'advisory', 'plan'].map((name) => [
        name,
        `https://releases.example.com/api/v1/schema/${name}.json`,
        'https://json-schema.org/draft/2020-12/schema',
      ]),
    );
  });

  it('say of every key what it means, and of every text how one looks', () => {
    for (const [name, schema] of Object.entries(schemas)) {
      const byPath = Map.groupBy(parts(schema), ([path]) => path);
      const keys = [...byPath].filter(([path]) => /\.\w+$/.test(path));
      const silent = keys.filter(([, list]) => !list.some(([, part]) => part.description));
      expect([name, ...silent.map(([path]) => path)]).toEqual([name]);
      const texts = keys.filter(([, list]) => list.some(([, part]) => part.type === 'string' && !part.enum));
      expect([
        name,
        ...texts.filter(([, list]) => !list.some(([, part]) => part.examples)).map(([path]) => path),
      ]).toEqual([name]);
    }
  });

  it('refuse keys that are not known', () => {
    for (const schema of Object.values(schemas)) {
      for (const [path, part] of parts(schema))
        if (part.properties) expect([path, part.additionalProperties]).toEqual([path, false]);
    }
  });

  it('are named in the sample files, which have no problems', async () => {
    const content = join(import.meta.dirname, '..', '..', 'content');
    expect(readFileSync(join(content, 'portal.yaml'), 'utf8')).toContain('api/v1/schema/portal.json');
    const folder = await readPortalFolder(content);
    expect(folder.problems).toEqual([]);
    expect(folder.manifests.length).toBeGreaterThan(10);
    expect(folder.notes.length).toBeGreaterThan(2);
  });
});

describe('nearest', () => {
  it('finds a word again after one mistake, and nothing for another word', () => {
    const words = ['artifacts', 'version', 'commit', 'repository', 'highlights'];
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.nat(),
        fc.constantFrom('drop', 'double', 'swap', 'upper'),
        (word, seed, how) => {
          const at = seed % (word.length - 1);
          const [before, here, next, after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
          const forms = {
            drop: `${before}${next}${after}`,
            double: `${before}${here}${here}${next}${after}`,
            swap: `${before}${next}${here}${after}`,
            upper: word.toUpperCase(),
          };
          expect(nearest(forms[how], words)).toBe(word);
        },
      ),
    );
    expect(nearest('zzz', words)).toBeNull();
    expect(nearest('', words)).toBeNull();
  });
});

describe('fields', () => {
  it('read sizes with decimal and binary units, and nothing else', () => {
    expect(['0', '300KB', '300 kb', '2KiB', '1.5MB', '1GiB', 300, 0].map((text) => bytesOf(text))).toEqual([
      0, 300_000, 300_000, 2048, 1_500_000, 1_073_741_824, 300, 0,
    ]);
    for (const bad of [
      '',
      'KB',
      '-1',
      '1e3',
      '3 KBs',
      '1,5MB',
      '0x10',
      ' 1',
      1.5,
      -1,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
    ])
      expect(bytesOf(bad)).toBeNull();
  });

  it('know the days of the calendar', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(isDay(day)).toBe(true);
          const loose = day.split('-').map(Number).join('/');
          expect(repairDay(loose)).toBe(day);
          expect(instantOf(date.toISOString())).toBe(`${date.toISOString().slice(0, 19)}Z`);
        },
      ),
    );
    for (const bad of ['2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-02-01T00:00:00Z'])
      expect(isDay(bad)).toBe(false);
  });

  it('read moments of any zone into UTC', () => {
    expect(instantOf('2026-05-01T12:00:00+02:00')).toBe('2026-05-01T10:00:00Z');
    expect(instantOf('2026-12-31T23:30:00.5-01:00')).toBe('2027-01-01T00:30:00Z');
    for (const bad of [
      '2026-05-01',
      '2026-05-01T10:00:00',
      '2026-05-01T24:00:00Z',
      '2026-05-01T10:60:00Z',
      '2026-02-30T10:00:00Z',
      '2026-05-01T10:00:00+25:00',
    ])
      expect(instantOf(bad)).toBeNull();
  });
});
