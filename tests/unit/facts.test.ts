import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, test } from 'vitest';
import { assembleFacts } from '#domain/assemble-facts.ts';
import { compareFacts, factsAt } from '#domain/compare-facts.ts';
import { FACT_GROUPS, type Fact } from '#domain/fact.ts';
import { lowestOf, versionStep } from '#domain/version-step.ts';

describe('how far a version moved', () => {
  test.each([
    ['^14.18.0 || >=16.0.0', '^18.0.0 || ^20.0.0 || >=22.0.0', 'major'],
    ['~1.2.3', '~1.3.0', 'minor'],
    ['1.2', '1.2.1', 'patch'],
    ['1.2.0-beta.1', '1.2.0', 'patch'],
    ['>=3.8,<4', '>= 3.9, < 4', 'minor'],
    ['v1.2.3', 'v1.2.2', 'down'],
    ['18-alpine', '20-alpine', 'major'],
    ['workspace:^1.0.0', 'workspace:^2.0.0', 'major'],
    ['npm:@scope/other@1.0.0', 'npm:@scope/other@1.1.0', 'minor'],
    ['>=2.0; python_version < "3.8"', '>=2.1; python_version < "3.8"', 'minor'],
    ['* || 1', '2.x', 'major'],
    ['>= 14 (optional)', '^18.0.0 (optional)', 'major'],
    ['1.20@sha256:0a', '1.21@sha256:0b', 'minor'],
    ['*', '1.x', null],
    ['^2.0.0', 'workspace:*', null],
    ['78d3966b3c331292', '2a8e2123a3931038', null],
    ['1.2.3 - 2', '1.2.4 - 2', 'patch'],
    ['^1.2.3', '~1.2.3', null],
    ['^1.2.3', 'github:a/b', null],
    ['link:../x', '', null],
  ])('from %s to %s: %s', (before, after, step) => {
    expect(versionStep(before, after)).toBe(step);
  });

  test("the lowest version of a range is semver's", () => {
    const part = fc.nat(30);
    const version = fc.tuple(part, part, part).map((numbers) => numbers.join('.'));
    const comparator = fc.tuple(fc.constantFrom('', '^', '~', '>=', '= '), version).map((both) => both.join(''));
    const alternative = fc.oneof(
      comparator,
      fc
        .tuple(version, part)
        .map(([low, more]) => `>=${low} <${semver.inc(low, 'major')?.replace(/^\d+/, (n) => String(+n + more))}`),
      fc.tuple(version, version).map(([a, b]) => [a, b].sort(semver.compare).join(' - ')),
      part.map((major) => `${major}.x`),
    );
    fc.assert(
      fc.property(fc.array(alternative, { minLength: 1, maxLength: 3 }), (alternatives) => {
        const range = alternatives.join(' || ');
        const [major = 0, minor = 0, patch = 0] = lowestOf(range)?.numbers ?? [];
        expect(`${major}.${minor}.${patch}`).toBe(semver.minVersion(range)?.version);
      }),
    );
  });
});

/** Facts of some releases of a component, whose numbers lie apart since other components have releases too. */
const HISTORIES = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 3 }),
      facts: fc.uniqueArray(
        fc.record({
          group: fc.constantFrom(...FACT_GROUPS.map(({ id }) => id)),
          name: fc.constantFrom('__proto__', 'constructor', 'node', 'a', 'b', ''),
          value: fc.constantFrom('1.0.0', '^1.2.0', '2', 'x', ''),
        }),
        { selector: ({ group, name }) => `${group} ${name}`, maxLength: 12 },
      ),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((steps) =>
    steps.map(({ facts }, at) => ({
      release: steps.slice(0, at).reduce((sum, { gap }) => sum + gap, 0),
      facts: at % 3 === 1 ? (steps[at - 1]?.facts ?? facts) : facts,
    })),
  );

describe('facts of two releases', () => {
  const flat = (facts: readonly Fact[]) => new Map(facts.map((fact) => [`${fact.group}/${fact.name}`, fact.value]));

  test('differ exactly where what the releases state differs, in either direction', () => {
    const expected = (old: ReturnType<typeof flat>, fresh: ReturnType<typeof flat>) =>
      [...new Set([...old.keys(), ...fresh.keys()])]
        .filter((key) => old.get(key) !== fresh.get(key))
        .map((key) => `${key}: ${old.get(key) ?? null} to ${fresh.get(key) ?? null}`);
    fc.assert(
      fc.property(HISTORIES, (releases) => {
        const file = assembleFacts('x', releases);
        const pairs = releases.flatMap((from) => releases.map((to) => [from, to] as const));
        const found = pairs.map(([from, to]) =>
          compareFacts(file, from.release, to.release).map(
            ({ group, name, before, after }) => `${group}/${name}: ${before} to ${after}`,
          ),
        );
        expect(found.map((list) => list.sort())).toEqual(
          pairs.map(([from, to]) => expected(flat(from.facts), flat(to.facts)).sort()),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('of the way back are those of the way there, turned round', () => {
    const fact = (name: string, value: string): Fact => ({ group: 'peer', name, value });
    const file = assembleFacts('x', [
      { release: 1, facts: [fact('a', '1'), fact('b', '1')] },
      { release: 2, facts: [fact('b', '2'), fact('c', '1')] },
    ]);
    expect(compareFacts(file, 2, 1)).toEqual([
      { group: 'peer', name: 'a', before: null, after: '1', kind: 'added' },
      { group: 'peer', name: 'b', before: '2', after: '1', kind: 'changed', step: 'down' },
      { group: 'peer', name: 'c', before: '1', after: null, kind: 'removed' },
    ]);
    expect(compareFacts(file, 1, 1)).toEqual([]);
    expect(factsAt(file, 0)).toEqual([]);
  });

  test('come by group as readers want to hear of them, then by name', () => {
    const fact = (group: Fact['group'], name: string, value: string): Fact => ({ group, name, value });
    const file = assembleFacts('x', [
      { release: 0, facts: [fact('dev', 'a', '1'), fact('engines', 'node', '>=18'), fact('dependencies', 'b', '1')] },
      { release: 4, facts: [fact('dev', 'a', '2'), fact('engines', 'node', '>=20'), fact('dependencies', 'a', '1')] },
    ]);
    expect(compareFacts(file, 0, 4)).toEqual([
      { group: 'engines', name: 'node', before: '>=18', after: '>=20', kind: 'changed', step: 'major' },
      { group: 'dependencies', name: 'a', before: null, after: '1', kind: 'added' },
      { group: 'dependencies', name: 'b', before: '1', after: null, kind: 'removed' },
      { group: 'dev', name: 'a', before: '1', after: '2', kind: 'changed', step: 'major' },
    ]);
  });
});
