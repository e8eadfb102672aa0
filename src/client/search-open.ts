/**
 * Opens the search by `/`, Ctrl-K or any link marked with `data-search-open`. Nothing else loads before that; without
 * script the link leads to the search page.
 */
async function open(): Promise<void> {
  const { openSearch } = await import('./search-dialog.ts');
  openSearch();
}

document.addEventListener('keydown', (event) => {
  const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (!k && !slash) return;
  event.preventDefault();
  void open();
});

document.addEventListener('click', (event) => {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!plain || !(event.target instanceof Element) || !event.target.closest('[data-search-open]')) return;
  event.preventDefault();
  void open();
});

/** A field keeps the focus for a moment after the dialog around it was closed: nobody types there. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('dialog:not([open])')) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}
