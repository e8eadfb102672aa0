/** A whole feed, free of any format, as the serializer takes it. */
export interface FeedDocument {
  id: string;
  title: string;
  description: string;
  /** Addresses of the portal and of the feed itself. */
  home: string;
  self: string;
  links: FeedLinks;
  /** Address of the style sheet that makes it readable in a browser, from the root of whatever host serves the feed. */
  stylesheet: string;
  author: string;
  generator: string;
  /** RFC 3339. */
  updated: string;
  entries: DocumentEntry[];
}

/** Addresses of the documents beside it, as RFC 5005 names them; null where there is none. */
export interface FeedLinks {
  /** The archive of what is older. */
  previous: string | null;
  /** The archive of what is newer; only archives have one. */
  next: string | null;
  /** The document that readers subscribe to; null in that document itself. */
  current: string | null;
}

export interface DocumentEntry {
  id: string;
  /** Plain text. */
  title: string;
  url: string;
  /** RFC 3339. */
  date: string;
  /** RFC 3339: when its content last changed. */
  updated: string;
  /** Finished HTML with absolute addresses. */
  html: string;
}

/**
 * Makes every address in rendered HTML absolute, since a feed is read far from the portal.
 *
 * @param html rendered by us from notes by hand
 * @param page absolute address of the page that the notes stand on, or one that starts with `/` while no site is known
 */
export function absoluteAddresses(html: string, page: string): string {
  const rooted = page.startsWith('/');
  const from = new URL(page, 'https://portal.invalid');
  const resolve = (address: string): string => {
    const url = URL.canParse(address, from) ? new URL(address, from) : null;
    if (!url) return address;
    return rooted && url.origin === from.origin ? url.href.slice(url.origin.length) : url.href;
  };
  return html
    .replace(/(\s(?:src|href|poster)=")([^"]*)(")/g, (_all, open: string, address: string, end: string) =>
      [open, resolve(address.replaceAll('&amp;', '&')).replaceAll('&', '&amp;'), end].join(''),
    )
    .replace(/(\ssrcset=")([^"]*)(")/g, (_all, open: string, set: string, end: string) =>
      [
        open,
        set
          .split(', ')
          .map((each) => each.replace(/^\S+/, resolve))
          .join(', '),
        end,
      ].join(''),
    );
}
