import { el } from '../dom.ts';

/** A button that copies a text and says so; nothing where no clipboard is to be had. */
export function copyButton(text: string, words: string): HTMLElement | string {
  if (!navigator.clipboard) return '';
  const button = el('button', { type: 'button', class: 'plain' }, [words]);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'copied';
    } catch {
      button.textContent = 'could not copy';
    }
    setTimeout(() => {
      button.textContent = words;
    }, 2000);
  });
  return button;
}
