import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serve } from '../adapters/site-server.ts';
import { InputError } from '../input-error.ts';
import { PROJECT } from '../project.ts';
import { readBase } from '../steps/place.ts';
import { restoreReplaced } from '../steps/replace-folder.ts';

export interface PreviewOptions {
  out?: string | undefined;
  base?: string | undefined;
  port?: string | undefined;
}

/** First port that is tried; the next free one is taken. */
const PORT = 4321;

/**
 * Serves a built site on this machine until the process is stopped.
 *
 * @returns its address
 * @throws InputError `nothing-built`, `bad-port`, `bad-base`
 */
export async function preview(options: PreviewOptions): Promise<string> {
  const place = { base: readBase(options.base), port: readPort(options.port) };
  const folder = resolve(options.out ?? join(PROJECT, 'dist'));
  // A build that was stopped between two steps may have left the site under its second name.
  if (!existsSync(folder)) await restoreReplaced(folder);
  if (!existsSync(join(folder, 'index.html'))) {
    throw new InputError({
      code: 'nothing-built',
      message: `There is no built site in ${folder}.`,
      hint: 'Build one first: npm run tagline -- build',
    });
  }
  return await serve({ folder, ...place });
}

/**
 * The first port to try.
 *
 * @throws InputError `bad-port`
 */
export function readPort(port: string | undefined): number {
  const number = Number(port ?? PORT);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new InputError({
    code: 'bad-port',
    message: `${port} is not a port.`,
    hint: `Give a whole number up to 65535: --port ${PORT}`,
  });
}
