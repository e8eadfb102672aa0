import { concat, encodeNumbers, NumberReader } from './number-columns.ts';
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

/** All texts of one path: the newest whole, every older one as what turns its successor into it. */
export interface FilePack {
  /** By slot, oldest first; `stored` is what makes the text of it, null where it is none. */
  entries: readonly { id: string; kind: TextKind; size: number | null; stored: Stored | null }[];
}

type Stored = { whole: Uint8Array } | { delta: Delta };

/** A pack as bytes, to be compressed. */
export function encodePack(pack: FilePack): Uint8Array {
  const { entries } = pack;
  const idLength = (entries[0]?.id.length ?? 0) / 2;
  const parts = [encodeNumbers([FORMAT, entries.length, idLength])];
  for (const { kind, size } of entries)
    parts.push(encodeNumbers([TEXT_KINDS.indexOf(kind), size === null ? 0 : size + 1]));
  for (const { id } of entries) parts.push(bytesOfId(id));
  for (const { stored } of [...entries].reverse()) {
    if (stored === null) continue;
    const [commands, text] = 'whole' in stored ? [NOTHING, stored.whole] : [stored.delta.commands, stored.delta.text];
    parts.push(encodeNumbers([commands.length, text.length]), commands, text);
  }
  return concat(parts);
}

/** Packs the texts of a path, oldest first. */
export function makePack(texts: readonly PackEntry[]): FilePack {
  return extendPack({ entries: [] }, texts);
}

/**
 * Adds newer texts to a pack: what was its newest becomes a delta against the first of them. The result is that of
 * packing all of them at once.
 */
export function extendPack(pack: FilePack, texts: readonly PackEntry[]): FilePack {
  const entries = [...pack.entries];
  for (const { content, ...entry } of texts) {
    if (content !== null) turnNewest(entries, content);
    entries.push({ ...entry, stored: content === null ? null : { whole: content } });
  }
  return { entries };
}

function turnNewest(entries: FilePack['entries'][number][], successor: Uint8Array): void {
  const at = entries.findLastIndex(({ stored }) => stored !== null);
  const entry = entries[at];
  if (entry?.stored && 'whole' in entry.stored)
    entries[at] = { ...entry, stored: { delta: deltaOf(successor, entry.stored.whole) } };
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
  if (format !== FORMAT) throw new RangeError('This is no pack of this version.');
  const heads = Array.from({ length: count }, () => {
    const kind = TEXT_KINDS[reader.next()] ?? 'missing';
    const size = reader.next();
    return { kind, size: size === 0 ? null : size - 1 };
  });
  const entries = heads.map((head) => ({
    id: idOf(take(bytes, reader, idLength)),
    ...head,
    stored: null as Stored | null,
  }));
  let newest = true;
  for (const entry of entries.toReversed()) {
    if (entry.kind !== 'text') continue;
    const [commandsLength, textLength] = [reader.next(), reader.next()];
    const [commands, text] = [take(bytes, reader, commandsLength), take(bytes, reader, textLength)];
    entry.stored = newest ? { whole: text } : { delta: { commands, text } };
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
  const id = entries[slot]?.id ?? '';
  let content: Uint8Array | null = null;
  for (let at = entries.length - 1; at >= slot; at--) {
    const stored = entries[at]?.stored;
    if (!stored) continue;
    content = 'whole' in stored ? stored.whole : applyDelta(content ?? NOTHING, stored.delta);
  }
  if (content === null || !entries[slot]?.stored) throw new RangeError(`The pack has no text ${slot}.`);
  return { id, content };
}

/** Raised with every change of the format. */
const FORMAT = 1;
const NOTHING = new Uint8Array();

function take(bytes: Uint8Array, reader: NumberReader, length: number): Uint8Array {
  const part = bytes.subarray(reader.place, reader.place + length);
  if (part.length < length) throw new RangeError('The pack ends too early.');
  reader.place += length;
  return part;
}

/** Bytes of an object id. */
export function bytesOfId(id: string): Uint8Array {
  return Uint8Array.from({ length: id.length / 2 }, (_, at) => Number.parseInt(id.slice(2 * at, 2 * at + 2), 16));
}

function idOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
