import { InputError } from '../input-error.ts';

/**
 * The public origin of the portal.
 *
 * @throws InputError `bad-site` when it is no http(s) address
 */
export function readSite(site: string | null | undefined): string | null {
  if (!site) return null;
  try {
    const url = new URL(site);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url.origin;
  } catch {
    // Told below.
  }
  throw new InputError({
    code: 'bad-site',
    message: `${site} is not the address of a site.`,
    hint: 'Write it with its scheme: --site https://releases.example.com',
  });
}

/**
 * The path under which the portal is served, with a slash at both ends.
 *
 * @throws InputError `bad-base`
 */
export function readBase(base: string | undefined): string {
  const inner = (base ?? '/').replace(/^\/+|\/+$/g, '');
  if (/^[\w.~/-]*$/.test(inner) && !inner.split('/').includes('..')) return inner === '' ? '/' : `/${inner}/`;
  throw new InputError({
    code: 'bad-base',
    message: `${base} cannot be a base path.`,
    hint: 'Use letters, digits, dots, dashes and slashes: --base /releases/',
  });
}
