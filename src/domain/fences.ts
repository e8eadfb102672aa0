/** Prose and fenced blocks of Markdown in turn, line by line: a block that is not closed goes to the end. */
export function splitFences(body: string): { code: boolean; text: string }[] {
  const parts: { code: boolean; lines: string[] }[] = [{ code: false, lines: [] }];
  let fence = '';
  for (const line of body.split('\n')) {
    const marks = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    const opens = fence === '' && marks !== null;
    if (opens) parts.push({ code: true, lines: [] });
    parts.at(-1)?.lines.push(line);
    if (opens) fence = marks[1] ?? '';
    else if (fence !== '' && marks?.[1]?.startsWith(fence) && marks[2]?.trim() === '') {
      fence = '';
      parts.push({ code: false, lines: [] });
    }
  }
  return parts.filter(({ lines }) => lines.length > 0).map(({ code, lines }) => ({ code, text: lines.join('\n') }));
}
