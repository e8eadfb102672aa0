import { at } from './data.ts';
import { el } from './dom.ts';
import { SearchPanel } from './search-panel.ts';

let dialog: HTMLDialogElement | null = null;

/** Opens the search; on the search page its own field takes the focus instead. */
export function openSearch(): void {
  const onPage = document.querySelector<HTMLInputElement>('[data-search-page] input');
  if (onPage) {
    onPage.focus();
    return;
  }
  dialog ??= makeDialog();
  if (dialog.open) return;
  dialog.showModal();
  const input = dialog.querySelector('input');
  input?.focus();
  input?.select();
}

function makeDialog(): HTMLDialogElement {
  const close = el('button', { type: 'button', class: 'find-close plain' }, ['Close']);
  const body = el('div', { class: 'find-body' });
  const made = el('dialog', { class: 'find', 'aria-label': 'Find' }, [body]);
  close.addEventListener('click', () => made.close());
  // A press beside the box is on the dialog itself.
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  // What is asked here can be kept and sent from there.
  const page = el('a', { class: 'find-elsewhere', href: at('search/') }, ['On a page of its own']);
  const asked = (query: URLSearchParams) => {
    page.search = query.toString();
  };
  const panel = new SearchPanel(body, 'find', { asked });
  panel.bar.append(page, close);
  return made;
}
