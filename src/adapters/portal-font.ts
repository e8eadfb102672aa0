import font from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?inline';

/** The font that pages are set in, Latin letters, as a WOFF2 file. */
export function portalFont(): Buffer {
  return Buffer.from(font.slice(font.indexOf(',') + 1), 'base64');
}
