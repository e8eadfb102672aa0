import { readAction } from './action.ts';
import { parseCargo } from './cargo.ts';
import { readChart, type YamlData } from './chart.ts';
import { parseChromiumDeps } from './chromium-deps.ts';
import { parseComposer } from './composer.ts';
import { parseDockerfile } from './dockerfile.ts';
import type { FactSource } from './fact-source.ts';
import { type FileFacts, withoutPackage } from './file-facts.ts';
import { parseGemspec } from './gemspec.ts';
import { parseGoMod } from './go-mod.ts';
import { parsePackageJson } from './package-json.ts';
import { readPnpmWorkspace } from './pnpm-workspace.ts';
import { parsePyproject } from './pyproject.ts';
import { parseVersionFile } from './version-files.ts';

/** Reads YAML; null where it cannot be read. */
export type ParseYaml = (text: string) => YamlData | null;

const LIMIT = 1_000_000;
/** A parser of all of YAML is slower, and what is read with it is small. */
const YAML_LIMIT = 10_000;

/** What a file states. @returns null where it is not of its kind or too long to be read */
export function parseSource({ kind, path }: FactSource, text: string, parseYaml: ParseYaml): FileFacts | null {
  if (text.length > LIMIT) return null;
  switch (kind) {
    case 'package.json':
      return parsePackageJson(text);
    case 'Cargo.toml':
      return parseCargo(text);
    case 'pyproject.toml':
      return parsePyproject(text);
    case 'go.mod':
      return parseGoMod(text);
    case 'composer.json':
      return parseComposer(text);
    case 'gemspec':
      return parseGemspec(text);
    case 'versions':
      return withoutPackage(parseVersionFile(path.slice(path.lastIndexOf('/') + 1), text));
    case 'chromium':
      return withoutPackage(parseChromiumDeps(text));
    case 'dockerfile':
      return withoutPackage(parseDockerfile(text));
    default:
      return parseYamlSource(kind, text.length > YAML_LIMIT ? null : parseYaml(text));
  }
}

function parseYamlSource(kind: 'action' | 'chart' | 'workspace', yaml: YamlData | null): FileFacts | null {
  if (yaml === null) return null;
  if (kind === 'workspace') return readPnpmWorkspace(yaml.data);
  return withoutPackage(kind === 'chart' ? readChart(yaml) : readAction(yaml.data));
}
