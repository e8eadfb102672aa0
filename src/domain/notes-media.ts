import type { BodyFault, MediaUse } from './notes-body.ts';

/**
 * Judges the name of a file that notes show. The compiler makes an import of a picture's address, so it must be the plain
 * name of a picture beside the notes.
 */
export function judgeMedia(use: MediaUse): BodyFault[] {
  const { src, kind } = use;
  if (!/^(?:\.\/)?\w[\w./-]*$/.test(src) || src.split('/').includes('..')) {
    const hint = 'Put it beside the notes, with letters, digits, dots and hyphens in its name: settings.png.';
    return [fault(use, { message: `'${src}' is not the name of a file beside the notes.`, hint })];
  }
  if ((kind === 'video' ? VIDEO : PICTURE).test(src)) return [];
  const hint = kind === 'video' ? 'Use .mp4 or .webm.' : 'Use .png, .jpg, .gif, .webp, .avif or .svg, in lower case.';
  return [fault(use, { message: `'${src}' is not named as a ${kind} is.`, hint })];
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/;
const VIDEO = /\.(?:mp4|webm)$/;

function fault({ line, column }: MediaUse, wording: { message: string; hint: string }): BodyFault {
  return { code: 'media-path', ...wording, line, column };
}
