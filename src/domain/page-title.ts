/** What browsers, search engines and validators take for the longest useful title. */
const LIMIT = 70;

/** The title of a page, cut with a mark where it is longer than anybody shows. */
export function shortTitle(title: string): string {
  if (title.length <= LIMIT) return title;
  let text = '';
  for (const character of title) {
    if (text.length + character.length > LIMIT - 1) break;
    text += character;
  }
  return `${text.trimEnd()}…`;
}
