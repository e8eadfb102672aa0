import { el } from '../dom.ts';
import { CONTEXTS, type FilesSettings } from './settings.ts';

/** Width from which two sides stand beside each other. */
const WIDE = window.matchMedia('(min-width: 60rem)');

/** The switches above the files; each acts at once. */
export class Controls {
  readonly element: HTMLElement;
  #settings: FilesSettings;
  readonly #changed: (settings: FilesSettings) => void;

  constructor(settings: FilesSettings, changed: (settings: FilesSettings) => void) {
    this.#settings = settings;
    this.#changed = changed;
    this.element = el('div', { class: 'fbar-switches', role: 'group', 'aria-label': 'How files are shown' }, [
      this.#layouts(),
      this.#contexts(),
      this.#box('words', 'Mark words'),
      this.#box('ignoreSpace', 'Ignore white space'),
    ]);
    WIDE.addEventListener('change', () => this.#set({}));
  }

  /** What holds now: where there is no room for two sides, they are drawn as one. */
  get settings(): FilesSettings {
    return WIDE.matches ? this.#settings : { ...this.#settings, layout: 'unified' };
  }

  #set(some: Partial<FilesSettings>): void {
    this.#settings = { ...this.#settings, ...some };
    this.#changed(this.#settings);
  }

  #layouts(): HTMLElement {
    const buttons = (['unified', 'split'] as const).map((layout) => {
      const pressed = String(this.#settings.layout === layout);
      const button = el('button', { type: 'button', 'aria-pressed': pressed }, [
        layout === 'split' ? 'Split' : 'Unified',
      ]);
      button.addEventListener('click', () => {
        for (const each of buttons) each.ariaPressed = String(each === button);
        this.#set({ layout });
      });
      return button;
    });
    return el('div', { class: 'choice choice-layout', role: 'group', 'aria-label': 'One column or two' }, buttons);
  }

  #contexts(): HTMLElement {
    const options = CONTEXTS.map(([value, words]) =>
      el('option', { value, selected: value === this.#settings.context }, [words]),
    );
    const select = el('select', { name: 'context' }, options);
    select.addEventListener('change', () => this.#set({ context: Number(select.value) }));
    return el('label', {}, ['Context ', select]);
  }

  #box(name: 'words' | 'ignoreSpace', words: string): HTMLElement {
    const box = el('input', { type: 'checkbox', name, checked: this.#settings[name] });
    box.addEventListener('change', () => this.#set({ [name]: box.checked }));
    return el('label', {}, [box, ` ${words}`]);
  }
}
