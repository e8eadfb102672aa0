// RFC 4151 wants a date on which the authority held its name; one fixed year keeps the ids what they are for ever.
const MINTED = '2020';

/**
 * The beginning of every permanent id, of feeds and of calendar events: `example.com/lantern` gives
 * `tag:example.com,2020:lantern`.
 */
export function authorityOf(id: string): string {
  const [host = '', ...path] = id.split('/');
  const authority = host.toLowerCase().replace(/[^a-z0-9.-]+/g, '-') || 'localhost';
  return `tag:${authority},${MINTED}:${path.map(encodeURIComponent).join('/')}`;
}
