/** Milliseconds of drawing before others get their turn. */
const SLICE = 8;

/** Ends when the browser has had a turn: nothing that is drawn holds up a reader who scrolls. */
export function nextTurn(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => done(), { timeout: 200 });
    else setTimeout(done, 16);
  });
}

/**
 * Does something for each, in slices.
 *
 * @param isOver asked before each slice; true ends it
 */
export async function inSlices<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
  isOver: () => boolean = () => false,
): Promise<void> {
  let end = performance.now() + SLICE;
  for (const item of items) {
    if (performance.now() > end) {
      await nextTurn();
      if (isOver()) return;
      end = performance.now() + SLICE;
    }
    work(item);
  }
}
