import { join, resolve } from 'node:path';

/** Absolute path of the folder with everything that was mined: of the portal that the command names, else the sample's. */
export function generatedFolder(): string {
  return join(resolve(process.env.TAGLINE_CONTENT ?? 'content'), 'generated');
}
