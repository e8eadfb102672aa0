import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { installCommand, type RegistryEntry } from '#domain/registry.ts';
import { manifestSchema } from '#domain/schemas/manifest.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;

function artifactsOf(...artifacts: object[]) {
  return manifestSchema.parse({ version: '3.1.1', artifacts }).artifacts;
}

describe('the command that installs an artifact', () => {
  it.each<[Omit<RegistryEntry, 'version'>, string]>([
    [{ kind: 'package', registry: 'npm', name: '@lantern/cli' }, 'npm install @lantern/cli@3.1.1'],
    [{ kind: 'package', registry: 'pypi', name: 'lantern' }, 'python -m pip install lantern==3.1.1'],
    [{ kind: 'package', registry: 'crates', name: 'lantern' }, 'cargo install lantern --version 3.1.1'],
    [
      { kind: 'package', registry: 'nuget', name: 'Lantern.Client' },
      'dotnet add package Lantern.Client --version 3.1.1',
    ],
    [{ kind: 'package', registry: 'rubygems', name: 'lantern' }, 'gem install lantern --version 3.1.1'],
    [{ kind: 'container', registry: 'ghcr.io', name: 'lantern/lantern' }, 'docker pull ghcr.io/lantern/lantern:3.1.1'],
    [
      { kind: 'container', registry: 'localhost:5000', name: 'lantern', digest: DIGEST },
      `docker pull localhost:5000/lantern@${DIGEST}`,
    ],
    [
      { kind: 'chart', registry: 'https://charts.example.com/', name: 'lantern' },
      'helm install lantern lantern --repo https://charts.example.com --version 3.1.1',
    ],
    [
      { kind: 'chart', registry: 'oci://ghcr.io/lantern/charts', name: 'lantern' },
      'helm install lantern oci://ghcr.io/lantern/charts/lantern --version 3.1.1',
    ],
  ])('%o', (entry, expected) => {
    expect(installCommand({ ...entry, version: '3.1.1' })).toBe(expected);
  });

  it('is made from the registry where the manifest states none, with the version that the registry has', () => {
    const [stated, made, own] = artifactsOf(
      { file: 'a', kind: 'package', registry: 'npm', name: 'lantern', install: 'npx lantern@3' },
      { file: 'b', kind: 'package', registry: 'npm', name: 'lantern' },
      { file: 'c', kind: 'chart', registry: 'oci://ghcr.io/charts', name: 'lantern', version: '0.9.0' },
    );
    expect(stated?.install).toBe('npx lantern@3');
    expect(made).toMatchObject({ version: '3.1.1', install: 'npm install lantern@3.1.1' });
    expect(own?.install).toBe('helm install lantern oci://ghcr.io/charts/lantern --version 0.9.0');
  });

  it('installs a chart from the address of its file where no repository has it', () => {
    const url = 'https://example.com/lantern-0.9.0.tgz';
    expect(artifactsOf({ file: 'lantern-0.9.0.tgz', kind: 'chart', url })[0]?.install).toBe(
      `helm install lantern ${url}`,
    );
  });

  it('never holds more than one command, whatever passes the schema', () => {
    const words = fc.stringMatching(/^[\w@/:.;$`'"|&<>() \n-]{1,30}$/);
    const kind = fc.constantFrom('package', 'container', 'chart');
    const registry = fc.oneof(fc.constantFrom('npm', 'pypi', 'crates', 'nuget', 'ghcr.io', 'oci://ghcr.io/x'), words);
    fc.assert(
      fc.property(kind, registry, words, words, (kind, registry, name, version) => {
        const result = manifestSchema.safeParse({
          version: '1.0.0',
          artifacts: [{ file: 'a', kind, registry, name, version }],
        });
        const command = result.data?.artifacts[0]?.install ?? '';
        expect(command).toMatch(/^[\w@/:.=+ '~-]*$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
