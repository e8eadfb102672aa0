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
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i];
    const closing = runs.findIndex((run, index) => index > i && run.length === open?.length);
    const close = runs[closing];
    if (!open || !close) continue;
    const text = line.slice(open.start + open.length, close.start);
    if (text.trim() === '') continue;
    spans.push({ start: open.start, end: close.start + close.length, text: trimOne(text) });
    i = closing;
  }
  return spans;
}

/** One space at each end only keeps a backtick apart from the delimiters. */
function trimOne(text: string): string {
  return text.startsWith(' ') && text.endsWith(' ') ? text.slice(1, -1) : text;
}
