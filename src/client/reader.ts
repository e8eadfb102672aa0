/** Where the version a reader runs is kept: in the browser alone, apart for each portal of a host. */
const key = () => `tagline:on:${document.body.dataset.base ?? '/'}`;

/** Told to the document when the reader says or takes back which version they run. */
export const READER_CHANGED = 'tagline:on';

/** The release id the reader chose, or null. Browsers that forbid storage count as nothing chosen. */
export function chosenRelease(): string | null {
  try {
    return localStorage.getItem(key());
  } catch {
    return null;
  }
}

/** Keeps the choice, null to forget it, and tells the page. */
export function chooseRelease(id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(key());
    else localStorage.setItem(key(), id);
  } catch {
    // Without storage the answer still holds for this page.
  }
  document.dispatchEvent(new CustomEvent<string | null>(READER_CHANGED, { detail: id }));
}

/** What `?on=2.3.1` asks for, or null. */
export function askedVersion(): string | null {
  return new URLSearchParams(location.search).get('on');
}
