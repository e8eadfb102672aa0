// Runs before the first paint, so that the chosen theme never flashes. No other script blocks.
(() => {
  const root = document.documentElement;
  const choices = ['light', 'dark'];
  let stored = null;
  try {
    stored = localStorage.getItem('theme');
  } catch {
    // Storage may be refused; the system's theme holds then.
  }
  const apply = (theme) => {
    if (choices.includes(theme)) root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  apply(stored);
  root.classList.add('js');
  addEventListener('DOMContentLoaded', () => {
    for (const input of document.querySelectorAll('input[name=theme]')) {
      input.checked = input.value === (root.dataset.theme ?? 'system');
      input.addEventListener('change', () => {
        apply(input.value);
        try {
          localStorage.setItem('theme', input.value);
        } catch {
          // The choice holds for this page only.
        }
      });
    }
  });
})();
