import type { FilesDrawing } from './open-files.ts';

/**
 * `<files-view from="2.8.2" to="3.1.1">`: the files that differ between two releases, by their ids. Drawn once it comes
 * near the window, by code that is loaded only then; what stands in it until then stays where it cannot be done. Tells
 * `files-counted` with the number of files.
 */
class FilesView extends HTMLElement {
  static readonly observedAttributes = ['from', 'to'];
  #drawing: FilesDrawing | null = null;
  #sight: IntersectionObserver | null = null;
  /** Counts the pairs, so that a slow one does not overwrite a later one. */
  #turn = 0;

  connectedCallback(): void {
    this.#wait();
  }

  disconnectedCallback(): void {
    this.#end();
  }

  attributeChangedCallback(_name: string, old: string | null, value: string | null): void {
    if (this.isConnected && old !== value) this.#wait();
  }

  #wait(): void {
    this.#end();
    const sight = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        sight.disconnect();
        void this.#start();
      },
      { rootMargin: '400px' },
    );
    sight.observe(this);
    this.#sight = sight;
  }

  #end(): void {
    this.#turn++;
    this.#sight?.disconnect();
    this.#drawing?.close();
    this.#drawing = null;
  }

  async #start(): Promise<void> {
    const turn = this.#turn;
    try {
      const { openFiles } = await import('./open-files.ts');
      const drawing = await openFiles(this, this.getAttribute('from') ?? '', this.getAttribute('to') ?? '');
      if (turn !== this.#turn) {
        drawing.close();
        return;
      }
      this.#drawing = drawing;
      drawing.show();
      this.dispatchEvent(new CustomEvent('files-counted', { detail: drawing.count, bubbles: true }));
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** What was drawn at build is better than nothing, and stays. */
  #fail(error: unknown): void {
    const box = document.createElement('p');
    box.className = 'box bad';
    const reason = error instanceof Error ? error.message : String(error);
    box.textContent = `The files could not be loaded: ${reason}. Check the connection and load the page again.`;
    this.querySelector(':scope > .box')?.remove();
    this.prepend(box);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'files-view': FilesView;
  }
}

customElements.define('files-view', FilesView);
