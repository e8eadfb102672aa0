/** Where an advisory is published, or null for an id of another kind. */
export function advisoryUrl(id: string): string | null {
  if (/^GHSA(?:-[0-9a-z]{4}){3}$/i.test(id)) return `https://github.com/advisories/${id}`;
  return /^CVE-\d{4}-\d{4,}$/i.test(id) ? `https://www.cve.org/CVERecord?id=${id}` : null;
}
