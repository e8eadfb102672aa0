import { SearchPanel } from './search-panel.ts';

const root = document.querySelector<HTMLElement>('[data-search-page]');
if (root) {
  root.hidden = false;
  // The address is the state: it can be kept, sent and gone back to.
  const asked = (query: URLSearchParams) =>
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
  new SearchPanel(root, 'page', { begin: new URLSearchParams(location.search), asked });
}
