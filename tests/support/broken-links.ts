import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { allPages, type BuiltPage, linksOf, type PageLinks } from './built-pages.ts';

const ORIGIN = 'https://portal.invalid';

/**
 * Every link of a built portal that leads nowhere, as `page: link (reason)`.
 *
 * @param folder where it was built
 * @param base path that it was built for
 */
export function findBrokenLinks(folder: string, base: string): string[] {
  const pages = allPages(folder);
  const links = new Map(pages.map((page) => [page.path, linksOf(page)]));
  return pages.flatMap((page) => {
    const targets = new Set(links.get(page.path)?.targets);
    return [...targets].flatMap((target) => {
      const reason = judge(target, page, base, folder, links);
      return reason ? [`${page.path || 'home'}: ${target} (${reason})`] : [];
    });
  });
}

function judge(
  target: string,
  page: BuiltPage,
  base: string,
  folder: string,
  links: Map<string, PageLinks>,
): string | null {
  if (!URL.canParse(target, ORIGIN)) return 'no address';
  const url = new URL(target, `${ORIGIN}${base}${page.path}`);
  if (url.origin !== ORIGIN)
    return ['https:', 'mailto:', 'data:', 'webcal:'].includes(url.protocol) ? null : `scheme ${url.protocol}`;
  if (!url.pathname.startsWith(base)) return 'outside the base path';
  const path = decodeURIComponent(url.pathname.slice(base.length));
  const isPage = path === '' || path.endsWith('/');
  const file = join(folder, path, isPage ? 'index.html' : '');
  if (!existsSync(file)) return 'no such file';
  if (statSync(file).isDirectory()) return 'a folder without its slash';
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment === '' || fragment.startsWith(':~:') || fragment === 'top') return null;
  return links.get(path)?.ids.has(fragment) === false ? 'no such fragment' : null;
}
