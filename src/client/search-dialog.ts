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
  const panel = new SearchPanel(body, 'find');
  panel.bar.append(close);
  return made;
}
