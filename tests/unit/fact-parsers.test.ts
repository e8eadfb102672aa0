import { describe, expect, test } from 'vitest';
import type { Fact } from '#domain/fact.ts';
import { factSourceOf } from '#domain/facts/fact-source.ts';
import { parseSource } from '#domain/facts/parse-source.ts';
import { parseYaml } from '../../scripts/adapters/yaml.ts';

/** Facts of a file as `group name: value`, or null where it could not be read. */
function read(path: string, text: string): string[] | null {
  const source = factSourceOf(path);
  if (!source) throw new Error(`${path} is not read`);
  const stated = parseSource(source, text, (yaml) => parseYaml(yaml, { file: path }).yaml);
  return stated?.facts.map(({ group, name, value }: Fact) => `${group} ${name}: ${value}`) ?? null;
}

describe('what is read of', () => {
  test('a package.json', () => {
    const text = JSON.stringify({
      name: '@lantern/core',
      type: 'module',
      license: 'MIT',
      os: ['linux', 'darwin'],
      engines: { node: '>=20', npm: 10 },
      packageManager: 'pnpm@9.1.0+sha512.abc',
      main: './main.cjs',
      exports: {
        '.': { import: { types: './main.d.ts', default: './main.js' }, require: './main.cjs' },
        './internal/*': null,
        './list': ['./a.js', { default: './b.js' }],
      },
      imports: { '#lamp': './lamp.js' },
      bin: './cli.js',
      scripts: { test: 'vitest' },
      dependencies: { a: '^1.0.0', broken: { version: 1 } },
      optionalDependencies: { b: '2' },
      peerDependencies: { c: '>=3', d: '*' },
      peerDependenciesMeta: { d: { optional: true } },
      devDependencies: { e: 'workspace:*' },
    });
    expect(read('package.json', text)).toEqual([
      'engines node: >=20',
      'engines npm: 10',
      'dependencies a: ^1.0.0',
      'optional b: 2',
      'dev e: workspace:*',
      'scripts test: vitest',
      'peer c: >=3',
      'peer d: * (optional)',
      'exports main: ./main.cjs',
      'exports . (import, types): ./main.d.ts',
      'exports . (import, default): ./main.js',
      'exports . (require): ./main.cjs',
      'exports ./internal/*: not exported',
      'exports ./list: ./a.js',
      'exports ./list (else 1, default): ./b.js',
      'configuration #lamp: ./lamp.js',
      'commands core: ./cli.js',
      'configuration type: module',
      'configuration license: MIT',
      'configuration os: linux, darwin',
      'tools pnpm: 9.1.0',
    ]);
  });

  test('a package.json of old', () => {
    expect(read('package.json', '{"engines":["node >= 0.4","npm"],"exports":"./a.js","bin":{"lamp":"b.js"}}')).toEqual([
      'engines node: >= 0.4',
      'engines npm: ',
      'exports .: ./a.js',
      'commands lamp: b.js',
    ]);
  });

  test('a Cargo.toml', () => {
    const text = `
[package]
name = "lantern" # the product
rust-version.workspace = true
edition = "2021"
publish = false

[[bin]]
name = "lamp"
path = 'src\\main.rs'

[dependencies]
serde = { version = "1.0.17", features = [
  "derive", # for all
] }
anyhow = "1"
shared.workspace = true
colour = { version = "0.3", optional = true }
local = { path = "../local" }
forked = { git = "https://example.com/f", rev = "abc" }

[target.'cfg(unix)'.dependencies]
libc = "0.2"

[dev-dependencies.walkdir]
version = """
2.3\\
   .0"""

[build-dependencies]
cc = "1"

[features]
default = ["colour"]
fast = []

[workspace.package]
rust-version = "1.72"
[workspace.dependencies]
shared = "4.5"
`;
    expect(read('Cargo.toml', text)).toEqual([
      'engines rust: 1.72',
      'dependencies serde: 1.0.17',
      'dependencies anyhow: 1',
      'dependencies shared: 4.5',
      'optional colour: 0.3',
      'dependencies local: path ../local',
      'dependencies forked: git https://example.com/f abc',
      'dev walkdir: 2.3.0',
      'build cc: 1',
      'dependencies libc (cfg(unix)): 0.2',
      'commands lamp: src\\main.rs',
      'configuration edition: 2021',
      'configuration feature default: colour',
      'configuration feature fast: no others',
    ]);
    expect(read('Cargo.toml', '[workspace]\nmembers = ["a"]\n[workspace.dependencies]\nserde = "1"\n')).toEqual([
      'dependencies serde: 1',
    ]);
  });

  test('a pyproject.toml, by the standard', () => {
    const text = `
[build-system]
requires = ["hatchling>=1.8"]
build-backend = "hatchling.build"
[project]
name = "Lantern"
requires-python = ">=3.9"
license = { text = "MIT" }
dependencies = [
  "Requests[socks] >= 2.8",
  "tomli>=1; python_version < '3.11'",
  'tomli>=2; python_version >= "3.11"',
  "zope.interface",
]
[project.optional-dependencies]
color = ["rich (>=13)"]
[project.scripts]
lamp = "lantern:main"
[dependency-groups]
test = ["pytest>7", { include-group = "other" }]
`;
    expect(read('pyproject.toml', text)).toEqual([
      'engines python: >=3.9',
      'dependencies requests[socks]: >= 2.8',
      `dependencies tomli: >=1; python_version < '3.11' || >=2; python_version >= "3.11"`,
      'dependencies zope-interface: *',
      'optional rich (color): >=13',
      'dev pytest (test): >7',
      'commands lamp: lantern:main',
      'build hatchling: >=1.8',
      'tools build-backend: hatchling.build',
      'configuration license: MIT',
    ]);
  });

  test('a pyproject.toml, as Poetry spells it', () => {
    const text = `
[tool.poetry]
name = "lantern"
license = "MIT"
[tool.poetry.dependencies]
python = "^3.9"
requests = { version = "^2.8", extras = ["socks"] }
colour = { version = "1", optional = true }
several = [{ version = "1", python = "<3.8" }, { version = "2" }]
[tool.poetry.group.dev.dependencies]
pytest = "^7"
`;
    expect(read('pyproject.toml', text)).toEqual([
      'engines python: ^3.9',
      'dependencies requests: ^2.8',
      'optional colour: 1',
      'dependencies several: 1 || 2',
      'dev pytest (dev): ^7',
      'configuration license: MIT',
    ]);
  });

  test('a go.mod', () => {
    const text = `module github.com/lantern/lamp/v2 // the lamp

go 1.21
toolchain go1.22.1
require github.com/a/b v1.2.3
require (
\tgithub.com/c/d v0.0.0-20210101000000-abcdef123456+incompatible
\tgithub.com/e/f v1.0.0 // indirect
)
replace (
\tgithub.com/a/b => ../b
\tgithub.com/c/d v1.0.0 => github.com/x/d v1.0.1
)
exclude github.com/z v1.0.0
`;
    expect(read('go.mod', text)).toEqual([
      'engines go: 1.21',
      'tools go: 1.22.1',
      'dependencies github.com/a/b: v1.2.3',
      'dependencies github.com/c/d: v0.0.0-20210101000000-abcdef123456+incompatible',
      'indirect github.com/e/f: v1.0.0',
      'exports module: github.com/lantern/lamp/v2',
      'configuration replace github.com/a/b: ../b',
      'configuration replace github.com/c/d v1.0.0: github.com/x/d v1.0.1',
    ]);
  });

  test('a Dockerfile', () => {
    const text = `# syntax=docker/dockerfile:1
ARG GO_VERSION=1.22
ARG BASE="registry:5000/base"
FROM --platform=$BUILDPLATFORM golang:\${GO_VERSION}-alpine AS build
ARG GO_VERSION=9
RUN echo FROM nowhere
FROM \\
  \${BASE}@sha256:ab AS base
FROM build AS test
from golang:\${GO_VERSION} as other
FROM debian
FROM node:\${NODE_VERSION:-20}
FROM $UNKNOWN:1
FROM scratch
FROM bas$SUFFIX
`;
    expect(read('docker/Dockerfile', text)).toEqual([
      'images golang: 1.22-alpine, 1.22',
      'images registry:5000/base: @sha256:ab',
      'images debian: latest',
      'images node: 20',
      'images $UNKNOWN: 1',
    ]);
  });

  test('a Chart.yaml', () => {
    const text = `apiVersion: v2
name: lamp
version: 1.2.0
appVersion: 1.10
kubeVersion: ">=1.25"
dependencies:
  - { name: postgresql, version: 12.10, repository: "https://example.com" }
`;
    expect(read('charts/lamp/Chart.yaml', text)).toEqual([
      'engines kubernetes (lamp): >=1.25',
      'chart lamp version: 1.2.0',
      'chart lamp appVersion: 1.10',
      'chart lamp needs postgresql: 12.10',
    ]);
  });

  test('a gemspec', () => {
    const text = `Gem::Specification.new do |s|
  s.name = "lamp"
  s.version = File.read("VERSION")
  s.licenses = ["MIT", 'Ruby']
  s.required_ruby_version = [">= 3.1", "< 4"]
  s.executables = %w[lamp light]
  s.add_dependency "rack", "~> 3.0", ">= 3.0.1"
  s.add_runtime_dependency("json")
  # s.add_dependency "gone"
  s.add_development_dependency 'rake', '>= 13'
end
`;
    expect(read('lamp.gemspec', text)).toEqual([
      'engines ruby: >= 3.1, < 4',
      'dependencies rack: ~> 3.0, >= 3.0.1',
      'dependencies json: *',
      'commands lamp: lamp',
      'commands light: light',
      'configuration license: MIT, Ruby',
      'dev rake: >= 13',
    ]);
  });

  test('the others', () => {
    expect(read('.nvmrc', 'v20\n')).toEqual(['tools node: v20']);
    expect(read('.tool-versions', '# all\nnodejs 20.1.0\npython 3.12 3.11\n\n')).toEqual([
      'tools node: 20.1.0',
      'tools python: 3.12, 3.11',
    ]);
    expect(read('rust-toolchain', '[toolchain]\nchannel = "1.80"\n')).toEqual(['tools rust: 1.80']);
    expect(read('DEPS', `vars = {\n  'chromium_version':\n    '153.0.8001.0',\n  'nan_version': 'abc',\n}\n`)).toEqual([
      'engines chromium_version: 153.0.8001.0',
      'build nan_version: abc',
    ]);
    expect(
      read(
        'action.yml',
        'runs: { using: node20, main: a.js }\ninputs:\n  token: { required: true }\n  depth: { default: 1 }\n',
      ),
    ).toEqual([
      'engines action: node20',
      'exports main: a.js',
      'configuration input token: required',
      'configuration input depth: optional, default 1',
    ]);
    expect(
      read('composer.json', '{"require":{"php":">=8.1","ext-json":"*","a/b":"^1"},"require-dev":{"c/d":"2"}}'),
    ).toEqual(['engines php: >=8.1', 'engines ext-json: *', 'dependencies a/b: ^1', 'dev c/d: 2']);
  });
});

describe('hostile files', () => {
  test('state nothing where they are not what their name says', () => {
    for (const path of ['package.json', 'composer.json', 'Cargo.toml', 'pyproject.toml', 'Chart.yaml', 'action.yml'])
      expect([path, read(path, '{"a": [}')]).toEqual([path, null]);
    expect(read('package.json', '[]')).toBeNull();
    expect(
      read('package.json', '{"engines":1,"dependencies":[],"exports":7,"bin":[],"os":"x","scripts":null}'),
    ).toEqual(['exports .: 7']);
    expect(read('Cargo.toml', 'package = 1\ndependencies = "x"\nbin = [1]\n[features]\na = "b"')).toEqual([
      'configuration feature a: no others',
    ]);
  });

  test('cannot name what JavaScript gives every object', () => {
    const json = '{"dependencies":{"__proto__":"1","constructor":"2"},"peerDependencies":{"toString":"3"}}';
    expect(read('package.json', json)).toEqual([
      'dependencies __proto__: 1',
      'dependencies constructor: 2',
      'peer toString: 3',
    ]);
    expect(read('Cargo.toml', '[package]\n[dependencies]\n__proto__ = "1"\n[__proto__.package]\nname = "x"\n')).toEqual(
      ['dependencies __proto__: 1'],
    );
    expect(({} as { package?: unknown }).package).toBeUndefined();
  });

  test('have what would act on a page made visible, and what is long cut', () => {
    const [fact = ''] =
      read('package.json', JSON.stringify({ scripts: { 'a\u202eb\n': `\u0007${'x'.repeat(5000)}` } })) ?? [];
    expect(fact).toMatch(/^scripts a⟨U\+202E⟩b: ␇x{200,}… \(\d+ more characters\)$/);
    expect(fact.length).toBeLessThan(330);
  });
});

test('only files of known names are read', () => {
  const paths = [
    'a/Dockerfile.prod',
    'api.Dockerfile',
    'Dockerfile',
    'x/action.yaml',
    'DEPS',
    'a/package.json',
    '.nvmrc',
  ];
  expect(paths.filter((path) => factSourceOf(path) === null)).toEqual([]);
  const others = [
    'package.json5',
    'xpackage.json',
    'Dockerfile/x',
    'Dockerfile.',
    'chart.yaml',
    'package-lock.json',
    '',
  ];
  expect(others.filter((path) => factSourceOf(path) !== null)).toEqual([]);
});
