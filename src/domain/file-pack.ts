import { deltaBases } from './delta-bases.ts';
import { concat, encodeNumbers, NumberReader } from './number-columns.ts';
import { bytesOfId, idOfBytes } from './object-id.ts';
import { applyDelta, type Delta, deltaOf } from './text-delta.ts';
import { TEXT_KINDS, type TextKind } from './trees.ts';

/** One text of a path as it goes into the path's pack. */
export interface PackEntry {
  /** Full blob id; of a submodule the commit that it names. */
  id: string;
  kind: TextKind;
  /** Bytes, or null where they are not known. */
  size: number | null;
  /** Null where `kind` is not `text`. */
  content: Uint8Array | null;
}

/** All texts of one path: the newest whole, every older one as what turns a newer one into it. */
export interface FilePack {
  /** By slot; `stored` is what makes the text of it, null where it is none. */
  entries: readonly { id: string; kind: TextKind; size: number | null; stored: Stored | null }[];
}

type Stored = { whole: Uint8Array } | { base: number; delta: Delta };

/** A pack as bytes, to be compressed. */
export function encodePack(pack: FilePack): Uint8Array {
  const { entries } = pack;
  const idLength = (entries[0]?.id.length ?? 0) / 2;
  const parts = [encodeNumbers([PACK_FORMAT, entries.length, idLength])];
  for (const { kind, size } of entries)
    parts.push(encodeNumbers([TEXT_KINDS.indexOf(kind), size === null ? 0 : size + 1]));
  for (const { id } of entries) parts.push(bytesOfId(id));
  for (const [slot, { stored }] of [...entries.entries()].reverse()) {
    if (stored === null) continue;
    const whole = 'whole' in stored;
    const [commands, text] = whole ? [NOTHING, stored.whole] : [stored.delta.commands, stored.delta.text];
    const base = whole ? 0 : stored.base - slot - 1;
    parts.push(encodeNumbers([base, commands.length, text.length]), commands, text);
  }
  return concat(parts);
}

/**
 * The pack of all texts of a path. What an earlier pack of the path tells as it is to be told now is taken from it; the
 * result is that of packing everything anew.
 *
 * @param texts by slot; content may be null of a text that `slotsToRead` does not name
 * @param predecessors by slot: the slot that the text came after where it first was held, or -1
 * @returns null where a content that is needed is null
 */
export function makePack(
  known: FilePack,
  texts: readonly PackEntry[],
  predecessors: readonly number[],
): FilePack | null {
  const plan = planPack(known, texts, predecessors);
  const contentOf = (slot: number) => texts[slot]?.content ?? plan[slot]?.ready ?? null;
  const entries = texts.map(({ id, kind, size }, slot) => {
    const { base = -1, reused = null } = plan[slot] ?? {};
    const stored = kind === 'text' ? (reused ?? storedOf(contentOf(slot), base, contentOf(base))) : null;
    return { id, kind, size, stored };
  });
  return entries.some(({ kind, stored }) => kind === 'text' && !stored) ? null : { entries };
}

function storedOf(content: Uint8Array | null, base: number, newer: Uint8Array | null): Stored | null {
  if (!content) return null;
  if (base < 0) return { whole: content };
  return newer && { base, delta: deltaOf(newer, content) };
}

/** Slots of the texts whose content is needed to make a pack of them, ascending. */
export function slotsToRead(
  known: FilePack,
  texts: readonly Pick<PackEntry, 'id' | 'kind'>[],
  predecessors: readonly number[],
): number[] {
  const plan = planPack(known, texts, predecessors);
  const needed = new Set<number>();
  for (const [slot, { base, reused }] of plan.entries()) {
    if (reused || texts[slot]?.kind !== 'text') continue;
    needed.add(slot);
    if (base >= 0) needed.add(base);
  }
  return [...needed].filter((slot) => !plan[slot]?.ready).sort((a, b) => a - b);
}

/** How one text is told. */
interface PlannedText {
  base: number;
  /** What an earlier pack tells, where it is to be told just so. */
  reused: Stored | null;
  /** Content, where an earlier pack has it whole. */
  ready: Uint8Array | null;
}

function planPack(
  known: FilePack,
  texts: readonly Pick<PackEntry, 'id' | 'kind'>[],
  predecessors: readonly number[],
): PlannedText[] {
  const before = new Map(known.entries.map(({ id, stored }) => [id, stored]));
  const bases = deltaBases(
    texts.map(({ kind }) => kind === 'text'),
    predecessors,
  );
  return texts.map(({ id }, slot) => {
    const [base, stored] = [bases[slot] ?? -1, before.get(id) ?? null];
    const ready = wholeOf(stored);
    if (ready) return { base, reused: base < 0 ? stored : null, ready };
    const isSame = stored && 'delta' in stored && known.entries[stored.base]?.id === texts[base]?.id;
    return { base, reused: isSame ? { base, delta: stored.delta } : null, ready };
  });
}

function wholeOf(stored: Stored | null): Uint8Array | null {
  return stored && 'whole' in stored ? stored.whole : null;
}

/**
 * Reads what `encodePack` wrote.
 *
 * @param bytes already unpacked
 * @throws RangeError where they are no pack, or of another format
 */
export function openPack(bytes: Uint8Array): FilePack {
  const reader = new NumberReader(bytes);
  const [format, count, idLength] = [reader.next(), reader.next(), reader.next()];
  if (format !== PACK_FORMAT) throw new RangeError('This is no pack of this version.');
  const heads = Array.from({ length: count }, () => {
    const kind = TEXT_KINDS[reader.next()] ?? 'missing';
    const size = reader.next();
    return { kind, size: size === 0 ? null : size - 1 };
  });
  const entries = heads.map((head) => ({
    id: idOfBytes(take(bytes, reader, idLength)),
    ...head,
    stored: null as Stored | null,
  }));
  let newest = true;
  for (const [slot, entry] of [...entries.entries()].reverse()) {
    if (entry.kind !== 'text') continue;
    const [base, commandsLength, textLength] = [reader.next(), reader.next(), reader.next()];
    const [commands, text] = [take(bytes, reader, commandsLength), take(bytes, reader, textLength)];
    entry.stored = newest ? { whole: text } : { base: slot + base + 1, delta: { commands, text } };
    newest = false;
  }
  return { entries };
}

/**
 * The text of a slot, as it was put in.
 *
 * @throws RangeError where the pack has none there
 */
export function readPacked({ entries }: FilePack, slot: number): { id: string; content: Uint8Array } {
  const deltas: Delta[] = [];
  let stored = entries[slot]?.stored ?? null;
  while (stored && 'delta' in stored) {
    deltas.push(stored.delta);
    stored = entries[stored.base]?.stored ?? null;
  }
  if (!stored) throw new RangeError(`The pack has no text ${slot}.`);
  const content = deltas.reduceRight((newer, delta) => applyDelta(newer, delta), stored.whole);
  return { id: entries[slot]?.id ?? '', content };
}

/** Raised with every change of the format or of how deltas are made. */
export const PACK_FORMAT = 1;
const NOTHING = new Uint8Array();

function take(bytes: Uint8Array, reader: NumberReader, length: number): Uint8Array {
  const part = bytes.subarray(reader.place, reader.place + length);
  if (part.length < length) throw new RangeError('The pack ends too early.');
  reader.place += length;
  return part;
}
