import type { FileAnchor } from '#domain/file-anchor.ts';
import type { ChangedFile } from '#domain/trees.ts';
import { el } from '../dom.ts';
import { FilePanel, type PanelContext } from './file-panel.ts';

/** Heads that are added at a time, while the reader comes near the end of the list. */
const STEP = 30;

/** The files one below the other: heads come as the reader scrolls, lines when a file is seen. */
export class FileList {
  readonly element = el('div', { class: 'flist' });
  readonly #context: PanelContext;
  readonly #panels = new Map<string, FilePanel>();
  readonly #byElement = new WeakMap<Element, FilePanel>();
  readonly #all: readonly ChangedFile[];
  #files: readonly ChangedFile[];
  #shown = 0;
  readonly #end = el('div', { class: 'flist-end' });
  readonly #sight: IntersectionObserver;
  readonly #endSight: IntersectionObserver;

  constructor(files: readonly ChangedFile[], context: PanelContext) {
    this.#all = files;
    this.#files = files;
    this.#context = context;
    this.#sight = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: '600px' });
    this.#endSight = new IntersectionObserver(([entry]) => entry?.isIntersecting && this.#grow(), {
      rootMargin: '2000px',
    });
    this.element.append(this.#end);
    this.#endSight.observe(this.#end);
  }

  /** Shows these files only. */
  filter(files: readonly ChangedFile[]): void {
    this.#files = files;
    this.#shown = 0;
    this.element.replaceChildren(this.#end);
    this.#grow();
  }

  redraw(): void {
    for (const panel of this.#panels.values()) panel.redraw();
  }

  close(): void {
    this.#sight.disconnect();
    this.#endSight.disconnect();
  }

  /** Brings a file into view, and a line of it. */
  async reveal({ path, line }: FileAnchor): Promise<void> {
    if (!this.#files.some((file) => file.path === path)) this.filter(this.#all);
    const index = this.#files.findIndex((file) => file.path === path);
    if (index < 0) return;
    this.#grow(index + 1);
    await this.#panels.get(path)?.reveal(line);
  }

  #grow(least = 0): void {
    const end = Math.min(this.#files.length, Math.max(this.#shown + STEP, least));
    const panels = this.#files.slice(this.#shown, end).map((file) => this.#panel(file));
    this.#shown = end;
    this.#end.before(...panels.map((panel) => panel.element));
    // An end that stays in sight tells nothing again by itself.
    this.#endSight.unobserve(this.#end);
    if (end < this.#files.length) this.#endSight.observe(this.#end);
  }

  #panel(file: ChangedFile): FilePanel {
    const known = this.#panels.get(file.path);
    if (known) return known;
    const panel = new FilePanel(file, this.#context);
    this.#panels.set(file.path, panel);
    this.#byElement.set(panel.element, panel);
    this.#sight.observe(panel.element);
    return panel;
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) if (isIntersecting) this.#byElement.get(target)?.seen();
  }
}
