import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { copyTree, linkTree } from './copy-tree.ts';

const MEDIA = /\.(?:png|jpe?g|gif|webp|avif|svg|mp4|webm)$/i;

/**
 * Puts the finished files of the data (API, Markdown twins, changelog, headers) and the pictures of the notes into the
 * built site as they are, and serves them while pages are being written.
 *
 * @param options.generated absolute path of the folder `generated/` of the portal
 * @param options.portal absolute path of the portal folder, whose `notes/` hold pictures
 */
export function staticData(options: { generated: string; portal: string }): AstroIntegration {
  const data = join(options.generated, 'static');
  const notes = join(options.portal, 'notes');
  return {
    name: 'static-data',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir);
        linkTree(data, site);
        // Somebody's own files: what is done to the built site must not reach them.
        copyTree(notes, join(site, 'notes'), (file) => MEDIA.test(file));
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const path = pathOf(request.url ?? '/', server.config.base);
          const inNotes = path.startsWith('notes/') && MEDIA.test(path);
          const file = inNotes ? join(options.portal, path) : join(data, path);
          // A folder has no text to give: its page is the next one's matter.
          if (path.includes('..') || !/\.\w+$/.test(path)) return next();
          createReadStream(file)
            .on('error', () => next())
            .on('open', () => response.setHeader('Content-Type', typeOf(path)))
            .pipe(response);
        });
      },
    },
  };
}

function pathOf(url: string, base: string): string {
  const path = new URL(url, 'http://localhost').pathname;
  const inner = path.startsWith(base) ? path.slice(base.length) : path;
  try {
    return decodeURIComponent(inner).replace(/^\/+/, '');
  } catch {
    return '';
  }
}

const TYPES: Record<string, string> = {
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
};

function typeOf(path: string): string {
  return TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}
