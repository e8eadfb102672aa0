/** A notes file taken apart; every line keeps its number. */
export interface SplitText {
  /** The YAML between the two lines of hyphens, `''` without front matter. */
  frontMatter: string;
  /** Line of the file that the YAML starts on. */
  firstLine: number;
  /** What stands below it. */
  body: string;
  /** The whole text with the front matter made blank, so that positions in it are those of the file. */
  blanked: string;
}

export type FrontMatter = { ok: true; parts: SplitText } | { ok: false; line: number; message: string; hint: string };

/**
 * Takes front matter and body apart. The compiler of the pages takes looser forms (TOML, blank lines before it, a
 * closing line with text behind it); they are refused here, so that both always see the same body.
 */
export function splitFrontMatter(text: string): FrontMatter {
  if (!/^---[ \t]*(?:\n|$)/.test(text)) return withoutFrontMatter(text);
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\+\+\+)/.test(line));
  if (end < 0)
    return refused(1, 'The front matter that starts here is never closed.', 'Write --- on a line of its own below it.');
  if (!/^---[ \t]*$/.test(lines[end] ?? '')) {
    return refused(
      end + 1,
      'A line of the front matter starts with --- or +++.',
      'Write --- alone to end the front matter, or indent the line.',
    );
  }
  const blank = lines.map((line, index) => (index <= end ? ' '.repeat(line.length) : line));
  const parts = {
    frontMatter: lines.slice(1, end).join('\n'),
    firstLine: 2,
    body: lines
      .slice(end + 1)
      .join('\n')
      .replace(/^\n+/, ''),
    blanked: blank.join('\n'),
  };
  return { ok: true, parts };
}

function withoutFrontMatter(text: string): FrontMatter {
  if (/^\s*(?:---|\+\+\+)/.test(text)) {
    return refused(
      1,
      'The front matter does not start with --- alone on the first line.',
      'Put --- on the first line and write the front matter as YAML.',
    );
  }
  return { ok: true, parts: { frontMatter: '', firstLine: 1, body: text, blanked: text } };
}

function refused(line: number, message: string, hint: string): FrontMatter {
  return { ok: false, line, message, hint };
}
