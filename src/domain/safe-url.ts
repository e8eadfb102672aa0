/** One plain address, perhaps with a subject: all else that a mail link can carry is quoted by no one. */
const MAIL = /^mailto:[a-z0-9._%+-]+@[a-z0-9.-]+(?:\?[a-z0-9._~%=&+-]*)?$/i;

/** What a browser takes for a host holds quotes and braces too. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

/**
 * The one gate for addresses from untrusted text (rule 3 of safety).
 *
 * @param raw what somebody wrote
 * @param hosts where given, only these hosts and their subdomains pass
 * @returns the normalised address, or null when it is not https (or mailto), carries user-info or is not on the list
 */
export function safeUrl(raw: string, hosts?: readonly string[]): string | null {
  if (raw.length > 2048) return null;
  let url: URL;
  try {
    url = new URL(raw);
  } catch {
    return null;
  }
  if (url.protocol === 'mailto:') return !hosts && MAIL.test(url.href) ? url.href : null;
  if (url.protocol !== 'https:' || url.username || url.password || !HOST.test(url.hostname)) return null;
  if (hosts && !hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))) return null;
  return url.href;
}
