import { need } from '../dom.ts';
import type { Board } from './check-files.ts';

/**
 * The panel that takes files: dropped on it or chosen with its field. What checks them is loaded with the first file.
 */
class DropFile extends HTMLElement {
  #stop: AbortController | null = null;

  connectedCallback(): void {
    need(this, '[data-zone]').hidden = false;
    need(this, '[data-by-hand]').hidden = true;
    const field = need<HTMLInputElement>(this, 'input');
    // The same file can be chosen again.
    field.addEventListener('click', () => {
      field.value = '';
    });
    field.addEventListener('change', () => this.#check([...(field.files ?? [])]));
    need(this, '[data-stop]').addEventListener('click', () => this.#stop?.abort());
    this.#listen();
  }

  #listen(): void {
    const mark = (over: boolean) => this.classList.toggle('over', over);
    this.addEventListener('dragover', (event) => {
      event.preventDefault();
      mark(true);
    });
    this.addEventListener('dragleave', (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) mark(false);
    });
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      mark(false);
      this.#check([...(event.dataTransfer?.files ?? [])]);
    });
    // Beside the panel the browser would open the file and leave the page.
    for (const name of ['dragover', 'drop'] as const)
      document.addEventListener(name, (event) => {
        if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
      });
  }

  async #check(files: File[]): Promise<void> {
    if (files.length === 0) return;
    this.#stop?.abort();
    const stop = new AbortController();
    this.#stop = stop;
    need(this, '[data-cards]').replaceChildren();
    need(this, '[data-status]').textContent = '';
    const board = this.#board(stop);
    board.progress('Loading what checks it', 0);
    try {
      const { checkFiles } = await import('./check-files.ts');
      await checkFiles(files, board, stop.signal);
    } catch {
      board.done('What checks files could not be loaded. Check the connection and try again.');
    }
  }

  /** Shows nothing any more once other files were dropped. */
  #board(stop: AbortController): Board {
    const isCurrent = () => this.#stop === stop;
    const bar = need<HTMLProgressElement>(this, 'progress');
    const work = need(this, '[data-work]');
    return {
      show: (card) => isCurrent() && need(this, '[data-cards]').append(card),
      progress: (words, part) => {
        if (!isCurrent() || stop.signal.aborted) return;
        work.hidden = false;
        need(this, '[data-words]').textContent = words;
        bar.value = part;
      },
      done: (words) => {
        if (!isCurrent()) return;
        work.hidden = true;
        need(this, '[data-status]').textContent = words;
      },
    };
  }
}

customElements.define('drop-file', DropFile);
