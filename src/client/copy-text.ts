/** Buttons marked `data-copy` copy what they carry, and say so; they are hidden where no clipboard is to be had. */
offerCopy(document);

/** Makes the buttons below an element work. */
export function offerCopy(root: ParentNode): void {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const words = button.dataset.words ?? button.textContent;
  button.dataset.words = words;
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? '');
    button.textContent = 'copied';
  } catch {
    button.textContent = 'could not copy';
  }
  setTimeout(() => {
    button.textContent = words;
  }, 2000);
}
