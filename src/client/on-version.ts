import { askedVersion, chosenRelease, READER_CHANGED } from './reader.ts';

/**
 * "I'm on 2.3.1": says on every page what is new to the reader. Until a version is chosen this file is all that loads;
 * the rest comes with the first choice, with a stored one, or with `?on=`.
 */
const load = () => import('./on-version-page.ts');

if (askedVersion() !== null || chosenRelease() !== null) load().then((page) => page.startPage());
document.addEventListener(READER_CHANGED, () => load().then((page) => page.startPage()));

/** The form that asks for the version; works without script as a link to the comparison page. */
class OnVersion extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const input = this.querySelector('input');
    if (!form || !input) return;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      load().then((page) => page.answer(this, input.value));
    });
    input.addEventListener('focus', () => load().then((page) => page.suggest(this)), { once: true });
    this.querySelector('[data-forget]')?.addEventListener('click', () => load().then((page) => page.forget(this)));
  }
}

customElements.define('on-version', OnVersion);
