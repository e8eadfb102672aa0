import type { Comparison } from '#domain/comparison.ts';
import { slugOf } from '#domain/slug.ts';
import { el, need } from './dom.ts';

/** Gives the buttons of a comparison what they promise: a file, or text to paste. */
export function attachExports(place: ParentNode, compare: () => Promise<Comparison>): void {
  const on = (name: string, take: (comparison: Comparison) => Promise<void>) => {
    const button = need<HTMLButtonElement>(place, `[data-export=${name}]`);
    button.addEventListener('click', () => answer(button, async () => take(await compare())));
    return button;
  };
  on('markdown', async (comparison) => save(await markdownOf(comparison), nameOf(comparison, 'md'), 'text/markdown'));
  on('json', async (comparison) => save(await jsonOf(comparison), nameOf(comparison, 'json'), 'application/json'));
  const copy = on('copy', async (comparison) => navigator.clipboard.writeText(await markdownOf(comparison)));
  // Pages that do not come by https have no clipboard.
  copy.hidden = !navigator.clipboard;
}

/** Few readers take a comparison along: what makes it is loaded when they do. */
const composer = () => import('./compose-export.ts');
const markdownOf = async (comparison: Comparison) => (await composer()).markdownOf(comparison);
const jsonOf = async (comparison: Comparison) => (await composer()).jsonOf(comparison);

/** Says on the button that something is under way, and how it ended. */
async function answer(button: HTMLButtonElement, work: () => Promise<void>): Promise<void> {
  if (button.ariaBusy) return;
  const words = button.textContent;
  button.ariaBusy = 'true';
  try {
    await work();
    button.textContent = button.dataset.export === 'copy' ? 'Copied' : words;
  } catch (error) {
    button.textContent = 'Could not be made';
    button.title = error instanceof Error ? error.message : String(error);
  } finally {
    button.ariaBusy = null;
  }
  setTimeout(() => {
    button.textContent = words;
  }, 2_000);
}

/** `lantern-2.8.2...3.1.1.md`; the product is the last part of the page's title. */
function nameOf({ from, to }: Comparison, ending: string): string {
  const product = document.title.split(' · ').at(-1) ?? '';
  return `${slugOf(product)}-${slugOf(from.id)}...${slugOf(to.id)}.${ending}`;
}

function save(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
