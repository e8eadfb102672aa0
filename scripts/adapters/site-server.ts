import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface SiteToServe {
  /** Absolute path of the built site. */
  folder: string;
  /** Base path with a slash at both ends. */
  base: string;
  /** First port to try. */
  port: number;
}

const PORTS_TRIED = 100;
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.atom': 'application/xml; charset=utf-8',
  '.rss': 'application/xml; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};
const TEXT = /^(?:text|image\/svg)|json|xml|javascript/;
const compress = promisify(gzip);

/**
 * Serves a folder on this machine alone, as a plain static host would: no rewrites, `404.html` for what is missing.
 *
 * @returns address of the home page
 */
export async function serve(site: SiteToServe): Promise<string> {
  const server = createServer((request, response) => {
    answer(site, request, response).catch(() => response.writeHead(500).end());
  });
  for (let port = site.port; port < site.port + PORTS_TRIED; port++) {
    const error = await new Promise<NodeJS.ErrnoException | null>((done) => {
      server.once('error', done);
      server.listen(port, 'localhost', () => done(null));
    });
    if (error === null) return `http://localhost:${port}${site.base}`;
    if (error.code !== 'EADDRINUSE') throw error;
  }
  throw new Error(`No port from ${site.port} to ${site.port + PORTS_TRIED - 1} is free.`);
}

async function answer(site: SiteToServe, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  const path = pathOf(request.url ?? '/');
  if (path === null) return void response.writeHead(400).end();
  if (path === '/' && site.base !== '/') return void response.writeHead(302, { Location: site.base }).end();
  if (`${path}/` === site.base) return void response.writeHead(301, { Location: site.base }).end();
  const file = path.startsWith(site.base) ? await findFile(site.folder, path.slice(site.base.length)) : null;
  if (file === 'folder') return void response.writeHead(301, { Location: `${path}/` }).end();
  const found = file ?? join(site.folder, '404.html');
  await send({ file: found, type: typeOf(found, site), status: file === null ? 404 : 200 }, request, response);
}

/** The decoded path, or null for one that cannot be decoded. */
function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
  } catch {
    return null;
  }
}

async function findFile(folder: string, path: string): Promise<string | 'folder' | null> {
  const full = normalize(join(folder, path));
  if ((full !== normalize(folder) && !full.startsWith(normalize(folder + sep))) || path.includes('\0')) return null;
  const kind = await stat(full).catch(() => null);
  if (kind?.isFile()) return full;
  const index = join(full, 'index.html');
  if (!kind?.isDirectory() || !(await stat(index).catch(() => null))) return null;
  return path === '' || path.endsWith('/') ? index : 'folder';
}

/** A feed in JSON has a type of its own, which other files that end like it have not. */
function typeOf(file: string, { folder }: SiteToServe): string {
  const feed = dirname(file) === join(folder, 'feeds') && extname(file) === '.json';
  return feed ? 'application/feed+json; charset=utf-8' : (TYPES[extname(file)] ?? 'application/octet-stream');
}

interface Answer {
  file: string;
  type: string;
  status: number;
}

async function send({ file, type, status }: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };
  const packed = TEXT.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (packed) {
    const body = await compress(await readFile(file));
    response.writeHead(status, { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  response.writeHead(status, headers);
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}
