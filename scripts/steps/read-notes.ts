import { splitFrontMatter } from '#domain/front-matter.ts';
import { findInvisible } from '#domain/invisible.ts';
import { type BodyFault, judgeBody } from '#domain/notes-body.ts';
import type { NotesChange, NotesFile } from '#domain/portal-folder.ts';
import { type PortalFile, versionOfName } from '#domain/portal-layout.ts';
import type { Problem } from '#domain/problem.ts';
import { type NotesFrontMatter, notesSchema } from '#domain/schemas/notes.ts';
import { shape } from '#domain/schemas/shape.ts';
import { inspectMdx } from '../adapters/mdx.ts';
import { type FoundFile, readTextFile } from './portal-files.ts';
import { readMedia } from './read-media.ts';
import { accept, type YamlFile, yamlOf } from './read-yaml-file.ts';

/** A notes file to read, and the pictures and videos of the portal folder by path. */
export interface NotesSource {
  file: FoundFile;
  place: Extract<PortalFile, { kind: 'notes' }>;
  media: ReadonlyMap<string, FoundFile>;
}

/** Reads one notes file: front matter, body and what the body shows; null where it has faults, which become problems. */
export async function readNotes(source: NotesSource, problems: Problem[]): Promise<NotesFile | null> {
  const { file, place } = source;
  const before = problems.length;
  const read = await readTextFile(file);
  if ('problem' in read) return refuse(problems, read.problem);
  const split = splitFrontMatter(read.text);
  if (!split.ok) return refuse(problems, problemOf(file, { ...split, code: 'notes-front-matter', column: 1 }));
  problems.push(...findInvisible(read.text).map((found) => problemOf(file, found)));
  const { frontMatter, firstLine, body, blanked } = split.parts;
  const yaml = yamlOf(frontMatter, { file: file.path, firstLine }, problems);
  const says = yaml && accept(yaml, shape(notesSchema, yaml.data ?? {}, yaml.sourceOf), problems);
  const verdict = judgeBody(await inspectMdx(blanked, place.format));
  problems.push(...verdict.faults.map((fault) => problemOf(file, fault)));
  const { media, faults } = await readMedia(file, verdict.media, source.media);
  problems.push(...faults.map((fault) => problemOf(file, fault)));
  if (!yaml || !says || problems.length > before) return null;
  const { component } = place;
  return { file: file.path, component, version: versionOfName(place.name), ...notesOf(says, yaml), body, media };
}

function notesOf(
  says: NotesFrontMatter,
  yaml: YamlFile,
): Omit<NotesFile, 'file' | 'component' | 'version' | 'body' | 'media'> {
  const { title = null, summary = null, highlights, upgrade, knownIssues, rollback, rollbackText = '' } = says;
  const back = rollback && { rollback: { level: rollback, text: rollbackText } };
  const changes = says.changes.map((change, index): NotesChange => {
    const where = { file: yaml.path, ...yaml.place(['changes', index], 'value') };
    const { id = null, hide, section = null, identity = null, breaking = null } = change;
    return { id, hide, section, title: change.title ?? null, identity, breaking, where };
  });
  const deprecations = says.deprecations.map(({ what, since = null, removal = null, replacement = null }) => {
    return { what, since, removal, replacement };
  });
  const gone = deprecations.length > 0 && { deprecations };
  return { title, summary, highlights, upgrade, knownIssues, changes, ...back, ...gone };
}

function problemOf(file: FoundFile, { code, message, hint, line, column }: BodyFault): Problem {
  return { code, severity: 'error', message, hint, where: { file: file.path, line, column } };
}

function refuse(problems: Problem[], problem: Problem): null {
  problems.push(problem);
  return null;
}
