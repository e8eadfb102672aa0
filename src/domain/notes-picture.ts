/** A picture named in notes by hand. */
export interface NotesPicture {
  src: string;
  alt: string;
  width: string | null;
  height: string | null;
}

/** The first picture in the body of notes, as a component or as Markdown; null where there is none. */
export function firstPicture(body: string): NotesPicture | null {
  const figure = /<Figure\b([^>]*)>/.exec(body)?.[1];
  if (figure !== undefined) {
    const value = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(figure)?.[1] ?? null;
    const [src, alt] = [value('src'), value('alt')];
    if (src && alt) return { src, alt, width: value('width'), height: value('height') };
  }
  const [, alt, src] = /!\[([^\]]+)\]\(([^)\s]+)\)/.exec(body) ?? [];
  return src && alt ? { src, alt, width: null, height: null } : null;
}
