/**
 * Support that has ended by the day the page is read on: the element names the day in `data-ends` and the sentence that
 * holds after it in `data-ended`. The page itself says only which day it is, and need not be built again for that.
 */
const today = document.body.dataset.today ?? new Date().toISOString().slice(0, 10);

for (const element of document.querySelectorAll<HTMLElement>('[data-ends][data-ended]')) {
  if ((element.dataset.ends ?? '') >= today) continue;
  element.classList.add('box', 'bad');
  const words = element.querySelector('[data-ends-words]');
  if (words) words.textContent = element.dataset.ended ?? '';
  const more = element.querySelector<HTMLElement>('[data-ended-more]');
  if (more) more.hidden = false;
}
