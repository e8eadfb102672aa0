import { modeWords, statusWords } from '#domain/drawn/drawn-words.ts';
import { formatCount } from '#domain/format.ts';
import { cleanLine } from '#domain/text.ts';
import type { ChangedFile } from '#domain/trees.ts';
import { el } from '../dom.ts';
import type { Proof } from './protocol.ts';

const PROOFS: Record<Proof, string> = {
  match: '✓ both sides match their git ids',
  mismatch: 'does not match its git id',
  unchecked: 'not checked here: ids are checked on https only',
};

/** The line at the top of a file: its path, what happened to it, how many lines, and whether it is what git has. */
export class FileHead {
  readonly element: HTMLElement;
  readonly #count = el('span', { class: 'diff-count' });
  readonly #words = el('span', { class: 'diff-words' });
  readonly #proof = el('span', { class: 'diff-proof' });
  readonly #known: string[];

  constructor({ status, path, previousPath, before, after, similarity }: ChangedFile, fold: string | null) {
    const old = previousPath === null ? null : el('span', { class: 'diff-old' }, [`${cleanLine(previousPath)} → `]);
    this.element = el('summary', {}, [
      el('h3', { class: 'v' }, [old, cleanLine(path)]),
      this.#count,
      this.#words,
      this.#proof,
    ]);
    const mode = modeWords(before?.mode ?? null, after?.mode ?? null);
    this.#known = [statusWords(status, similarity), mode, fold].filter((words) => words !== null);
    this.remark([]);
  }

  count(added: number, removed: number): void {
    this.#count.replaceChildren(
      `+${formatCount(added)} −${formatCount(removed)}`,
      el('span', { class: 'sr' }, [' lines added and removed']),
    );
  }

  /** Says what was found out beside what was known before. */
  remark(remarks: readonly string[]): void {
    this.#words.textContent = [...this.#known, ...remarks].join(', ');
  }

  prove(proof: Proof, isAlone: boolean): void {
    const words = proof === 'match' && isAlone ? '✓ matches its git id' : PROOFS[proof];
    this.#proof.textContent = words;
    this.#proof.dataset.proof = proof;
  }
}
