/** A piece of a line of text; code stood between backticks. */
export interface TextPart {
  code: boolean;
  text: string;
}

/**
 * Splits a line at its code spans as Markdown would: a run of backticks ends at the next run of the same length.
 * Everything else, an unclosed backtick too, stays the text that it is.
 */
export function splitCodeSpans(line: string): TextPart[] {
  const parts: TextPart[] = [];
  let rest = 0;
  for (const span of spansOf(line)) {
    if (span.start > rest) parts.push({ code: false, text: line.slice(rest, span.start) });
    parts.push({ code: true, text: span.text });
    rest = span.end;
  }
  if (rest < line.length || parts.length === 0) parts.push({ code: false, text: line.slice(rest) });
  return parts;
}

interface Span {
  start: number;
  end: number;
  text: string;
}

function spansOf(line: string): Span[] {
  const runs = [...line.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }));
  const spans: Span[] = [];
  const closings = closingRuns(runs.map(({ length }) => length));
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i];
    const closing = closings[i] ?? -1;
    const close = runs[closing];
    if (!open || !close) continue;
    const text = line.slice(open.start + open.length, close.start);
    if (text.trim() === '') continue;
    spans.push({ start: open.start, end: close.start + close.length, text: trimOne(text) });
    i = closing;
  }
  return spans;
}

/** For each run the next one of the same length, or -1; from the end, so that each is looked at once. */
function closingRuns(lengths: readonly number[]): number[] {
  const next = new Map<number, number>();
  const closings = lengths.map(() => -1);
  for (let i = lengths.length - 1; i >= 0; i--) {
    closings[i] = next.get(lengths[i] ?? 0) ?? -1;
    next.set(lengths[i] ?? 0, i);
  }
  return closings;
}

/** One space at each end only keeps a backtick apart from the delimiters. */
function trimOne(text: string): string {
  return text.startsWith(' ') && text.endsWith(' ') ? text.slice(1, -1) : text;
}
