/** Buttons marked `data-copy` copy what they carry, and say so; they are hidden where no clipboard is to be had. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', () => void copy(button));
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
