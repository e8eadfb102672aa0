const base = import.meta.env.BASE_URL.replace(/\/+$/, '');

/**
 * The one place where addresses meet the base path.
 *
 * @param path of the portal, with or without its leading slash: `releases/2.4.1/`
 * @returns the path under the base, starting with a slash
 */
export function href(path: string): string {
  return `${base}/${path.replace(/^\/+/, '')}`;
}
