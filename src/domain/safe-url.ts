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
  if (url.protocol === 'mailto:') return hosts ? null : url.href;
  if (url.protocol !== 'https:' || url.username || url.password || !url.hostname) return null;
  if (hosts && !hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))) return null;
  return url.href;
}
