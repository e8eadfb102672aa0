const LINE_LIMIT = 512;

/** Names after `Co-authored-by:` in the last block of trailers, case ignored, each once. */
export function coAuthorsOf(body: string): string[] {
  if (!/co-authored-by:/i.test(body)) return [];
  const lastBlock = body.slice(body.trimEnd().lastIndexOf('\n\n') + 1);
  const lines = lastBlock.split('\n').filter((line) => line.length <= LINE_LIMIT && /^co-authored-by:/i.test(line));
  return mergeNames(lines.map((line) => nameIn(line.slice('co-authored-by:'.length))));
}

/** Each name once, the first spelling kept; case and surrounding space do not count. */
export function mergeNames(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = name.trim().toLowerCase();
    if (key !== '' && !seen.has(key)) seen.set(key, name.trim());
  }
  return [...seen.values()];
}

/** The name before `<address>`, or the address where there is no name. */
function nameIn(text: string): string {
  const at = text.indexOf('<');
  if (at < 0) return text.trim();
  return (
    text.slice(0, at).trim() ||
    text
      .slice(at + 1)
      .split('>', 1)[0]
      ?.trim() ||
    ''
  );
}
