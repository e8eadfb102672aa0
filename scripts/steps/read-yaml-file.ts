import type { Problem } from '#domain/problem.ts';
import { type DataPath, type Fault, formatPath, type Shaped } from '#domain/schemas/fault.ts';
import { parseYaml, type YamlText } from '../adapters/yaml.ts';
import { type FoundFile, readTextFile } from './portal-files.ts';

/** A YAML file with its path, which problems name. */
export interface YamlFile extends YamlText {
  path: string;
}

/** Reads a YAML file as data; null where that failed, with the reasons among the problems. */
export async function readYamlFile(file: FoundFile, problems: Problem[]): Promise<YamlFile | null> {
  const read = await readTextFile(file);
  if ('problem' in read) {
    problems.push(read.problem);
    return null;
  }
  return yamlOf(read.text, { file: file.path }, problems);
}

/** Reads a text as YAML; `firstLine` is the line of the file that it starts on. */
export function yamlOf(
  text: string,
  origin: { file: string; firstLine?: number },
  problems: Problem[],
): YamlFile | null {
  const result = parseYaml(text, origin);
  problems.push(...result.problems);
  return result.yaml && { path: origin.file, ...result.yaml };
}

/** The value of what a schema made of the file; null where it has faults, which become problems with their places. */
export function accept<T>(file: YamlFile, shaped: Shaped<T>, problems: Problem[]): T | null {
  if (shaped.ok) return shaped.value;
  problems.push(...shaped.faults.map((fault) => problemAt(file, fault)));
  return null;
}

/** A fault with file, line and column. */
export function problemAt(file: YamlFile, fault: Fault): Problem {
  const { line, column } = file.place(fault.path, fault.part);
  return {
    code: fault.code,
    severity: 'error',
    message: `${nameOf(fault.path)} ${fault.message}`,
    hint: fault.hint,
    where: { file: file.path, line, column },
  };
}

function nameOf(path: DataPath): string {
  return path.length === 0 ? 'The file' : formatPath(path);
}
