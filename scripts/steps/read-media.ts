import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { nearest } from '#domain/nearest.ts';
import type { BodyFault, MediaUse } from '#domain/notes-body.ts';
import { pictureSize } from '#domain/picture-size.ts';
import type { NotesMedia } from '#domain/portal-folder.ts';
import { svgSize, unsafeInSvg } from '#domain/svg.ts';
import type { FoundFile } from './portal-files.ts';

/**
 * Looks at the files that notes show: they lie beside the notes, are what their names say, and have a size.
 *
 * @param notes the notes file
 * @param uses what its body shows
 * @param files pictures and videos of the portal folder, by path
 */
export async function readMedia(
  notes: FoundFile,
  uses: readonly MediaUse[],
  files: ReadonlyMap<string, FoundFile>,
): Promise<{ media: NotesMedia[]; faults: BodyFault[] }> {
  const media = new Map<string, NotesMedia>();
  const faults: BodyFault[] = [];
  for (const use of uses) {
    const found = findFile(notes, use, files);
    const read = 'code' in found ? found : await measure(found, use);
    if ('code' in read) faults.push(read);
    else media.set(read.src, read);
  }
  return { media: [...media.values()], faults };
}

function findFile(notes: FoundFile, use: MediaUse, files: ReadonlyMap<string, FoundFile>): FoundFile | BodyFault {
  const folder = posix.dirname(notes.path);
  const names = [...files.keys()].map((path) => posix.relative(folder, path));
  const found = files.get(posix.join(folder, use.src));
  if (found) return found;
  const meant = nearest(use.src, names);
  const hint = meant ? `Did you mean ${meant}?` : `Put it at ${posix.join(folder, use.src)}.`;
  return fault(use, 'media-missing', { message: `There is no file '${use.src}' beside the notes.`, hint });
}

async function measure(file: FoundFile, use: MediaUse): Promise<NotesMedia | BodyFault> {
  const { src, width, height } = use;
  // A video without a size is told where its tag is judged.
  if (use.kind === 'video') return { src, width: width ?? 0, height: height ?? 0 };
  const bytes = await readFile(file.absolute).catch(() => new Uint8Array());
  if (src.endsWith('.svg')) return measureSvg(file, use, new TextDecoder().decode(bytes));
  const size = pictureSize(bytes);
  if (size) return { src, ...size };
  const message = `The size of '${src}' cannot be read.`;
  return fault(use, 'media-size', { message, hint: 'Save it anew as PNG, JPEG, GIF, WebP or AVIF.' });
}

function measureSvg(file: FoundFile, use: MediaUse, text: string): NotesMedia | BodyFault {
  const unsafe = unsafeInSvg(text);
  if (unsafe) {
    const message = `${file.path}:${unsafe.line} holds ${unsafe.what}, which a picture does not need.`;
    return fault(use, 'svg-unsafe', { message, hint: 'Export it as a plain SVG, or as PNG.' });
  }
  const size = svgSize(text);
  if (size) return { src: use.src, ...size };
  const message = `The size of '${use.src}' cannot be read.`;
  return fault(use, 'media-size', { message, hint: 'Give its <svg> a width and height, or a viewBox.' });
}

function fault({ line, column }: MediaUse, code: string, wording: { message: string; hint: string }): BodyFault {
  return { code, ...wording, line, column };
}
