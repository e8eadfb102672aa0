import { SearchPanel } from './search-panel.ts';

const root = document.querySelector<HTMLElement>('[data-search-page]');
if (root) {
  root.hidden = false;
  new SearchPanel(root, 'page').search(new URLSearchParams(location.search).get('q') ?? '');
}
