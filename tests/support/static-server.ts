import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.atom': 'application/xml; charset=utf-8',
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.rss': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** A running server; `url` ends with the base path and a slash. */
export interface StaticServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder the way the plainest host does: files, `index.html` of folders, `404.html` with status 404. No
 * rewrites, no headers of the site's own, nothing outside the base path.
 *
 * @param folder the built portal
 * @param base path the portal was built for: `/` or `/docs/portal/`
 */
export async function serveFolder(folder: string, base = '/'): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = fileFor(folder, base, request.url ?? '/');
    if (typeof path === 'string') send(response, 200, path);
    else if (path) response.writeHead(301, { location: path.redirect }).end();
    else send(response, 404, join(folder, '404.html'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}${base}`, close: () => close(server) };
}

/** The file that an address names, the address with the slash that a folder needs, or null. */
function fileFor(folder: string, base: string, address: string): string | { redirect: string } | null {
  const [encoded = '', query] = address.split('?', 2);
  if (!encoded.startsWith(base)) return null;
  const path = join(folder, normalize(`/${decode(encoded.slice(base.length))}`));
  if (path !== folder && !path.startsWith(folder + sep)) return null;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() && !path.endsWith(sep)) return path;
  if (!stats?.isDirectory()) return null;
  if (!encoded.endsWith('/')) return { redirect: `${encoded}/${query === undefined ? '' : `?${query}`}` };
  const index = join(path, 'index.html');
  return statSync(index, { throwIfNoEntry: false })?.isFile() ? index : null;
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded).replaceAll('\0', '');
  } catch {
    return encoded;
  }
}

function send(response: ServerResponse, status: number, path: string): void {
  const file = createReadStream(path);
  file.once('open', () => {
    response.writeHead(status, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
    file.pipe(response);
  });
  file.once('error', () => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found'));
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
