/** How the reader wants differences drawn; kept in the browser, apart for each portal of a host. */
export interface FilesSettings {
  layout: 'unified' | 'split';
  ignoreSpace: boolean;
  /** Lines of agreement around each difference; 0 shows all. */
  context: number;
  words: boolean;
}

const DEFAULTS: FilesSettings = { layout: 'unified', ignoreSpace: false, context: 3, words: true };
export const CONTEXTS: readonly [value: number, words: string][] = [
  [3, '3 lines'],
  [10, '10 lines'],
  [0, 'all lines'],
];

const key = () => `tagline:files:${document.body.dataset.base ?? '/'}`;

/** What was chosen before; anything that is no setting counts as not chosen. */
export function readSettings(): FilesSettings {
  try {
    const { layout, ignoreSpace, context, words } = JSON.parse(localStorage.getItem(key()) ?? '{}');
    return {
      layout: layout === 'split' ? 'split' : DEFAULTS.layout,
      ignoreSpace: ignoreSpace === true,
      context: CONTEXTS.some(([value]) => value === context) ? context : DEFAULTS.context,
      words: words !== false,
    };
  } catch {
    return DEFAULTS;
  }
}

export function keepSettings(settings: FilesSettings): void {
  try {
    localStorage.setItem(key(), JSON.stringify(settings));
  } catch {
    // Without storage they hold for this page.
  }
}
