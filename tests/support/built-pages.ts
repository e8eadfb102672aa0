import { globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { all } from './effort.ts';
import { PORTALS, type PortalName } from './portals.ts';

/** A page of a built portal. */
export interface BuiltPage {
  /** Address below the base path: `releases/2.4.1/`, or `''` for home. */
  path: string;
  /** Its file on disk. */
  file: string;
  bytes: number;
}

/** The folder that a portal was built into. */
export function folderOf(name: PortalName): string {
  const portal = PORTALS.find((one) => one.name === name);
  return join(import.meta.dirname, '..', '..', portal?.folder ?? '');
}

/** Every page of a built portal, in the order of their addresses. */
export function allPages(folder: string): BuiltPage[] {
  const files = globSync('**/*.html', { cwd: folder }).map((file) => file.split(sep).join('/'));
  return files.sort().map((name) => {
    const file = join(folder, name);
    return { path: name.replace(/(?:^|(?<=\/))index\.html$/, ''), file, bytes: statSync(file).size };
  });
}

/**
 * The pages that a costly check visits: every one under `test:all`, else of each template its extremes, the smallest
 * and the largest.
 */
export function pagesToVisit(folder: string): BuiltPage[] {
  const pages = allPages(folder);
  if (all) return pages;
  const byTemplate = Map.groupBy(pages, (page) => templateOf(page.path));
  return [...byTemplate.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => a.bytes - b.bytes);
    return [...new Set([sorted.at(0), sorted.at(-1)])].filter((page) => page !== undefined);
  });
}

/** `releases/*` for every release: what stands behind the first part differs by page, not by template. */
export function templateOf(path: string): string {
  const [first = '', ...rest] = path.split('/').filter(Boolean);
  return [first, ...rest.map((part) => (/^\d{4}$/.test(part) ? '<year>' : part === 'all' ? 'all' : '*'))].join('/');
}

/** What a page refers to and what can be referred to in it. */
export interface PageLinks {
  /** Values of href, src, poster and srcset as a browser reads them. */
  targets: string[];
  ids: Set<string>;
}

/** Reads the links of a page from its source: generated attributes always stand in double quotes or bare. */
export function linksOf(page: BuiltPage): PageLinks {
  const source = readFileSync(page.file, 'utf8').replaceAll(/<script\b[^>]*>.*?<\/script>/gs, (script) =>
    script.slice(0, script.indexOf('>') + 1),
  );
  const tags = source.match(/<[a-z][^\s>]*\s(?:[^>"]|"[^"]*")*>/gi) ?? [];
  // Every attribute is read in turn: what looks like one inside the value of another is none.
  const attributes = tags.flatMap((tag) => [...tag.matchAll(/\s([\w:-]+)(?:=(?:"([^"]*)"|([^\s">]+)))?/g)]);
  const values = (names: string) =>
    attributes
      .filter(([, name = '']) => names.split('|').includes(name.toLowerCase()))
      .map(([, , quoted, bare]) => unescapeHtml(quoted ?? bare ?? ''));
  const sets = values('srcset').flatMap((set) => set.split(',').map((entry) => entry.trim().split(/\s/, 1)[0] ?? ''));
  return { targets: [...values('href|src|poster'), ...sets], ids: new Set(values('id')) };
}

function unescapeHtml(text: string): string {
  const decoded = text.replaceAll(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex, decimal) =>
    String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
  return decoded.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
