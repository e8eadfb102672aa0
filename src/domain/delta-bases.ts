/**
 * For each text of a path the newer one that it is stored against: the first that came after it, so that a line of
 * history is told along itself; where none did, the next. The newest has none.
 *
 * @param isText by slot
 * @param predecessors by slot: the slot that it came after where it first was held, or -1
 * @returns by slot; -1 of the newest text and of what is no text
 */
export function deltaBases(isText: readonly boolean[], predecessors: readonly number[]): number[] {
  const bases = isText.map(() => -1);
  let next = -1;
  for (let slot = isText.length - 1; slot >= 0; slot--) {
    if (!isText[slot]) continue;
    if (bases[slot] === -1) bases[slot] = next;
    const before = predecessors[slot] ?? -1;
    // From the newest on, so that the first one stays.
    if (before >= 0 && before < slot && isText[before]) bases[before] = slot;
    next = slot;
  }
  return bases;
}
