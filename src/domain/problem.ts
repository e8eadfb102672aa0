/**
 * Something wrong in the inputs, told so that the reader can act on it.
 * `code` is permanent: other programs may rely on it.
 */
export interface Problem {
  code: string;
  /** `error` stops the build; `strict` stops it only under `--strict`; `warning` and `notice` never do. */
  severity: 'error' | 'strict' | 'warning' | 'notice';
  /** What happened and why, one or two sentences. */
  message: string;
  /** What to do about it, with the corrected value or the command to run. */
  hint: string;
  where?: Place;
}

/** A position in an input file; line and column count from 1. */
export interface Place {
  /** Path as the user would write it, relative to the portal folder or repository. */
  file: string;
  line?: number;
  column?: number;
}

/** `file:line:column` as far as known, or an empty string. */
export function formatPlace(place: Place | undefined): string {
  if (!place) return '';
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** Whether these problems stop a build. */
export function isFatal(problems: readonly Problem[], strict: boolean): boolean {
  return problems.some((p) => p.severity === 'error' || (strict && p.severity === 'strict'));
}
