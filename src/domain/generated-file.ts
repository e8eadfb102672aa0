/** A file as it shall stand under `generated/`; the writer alone touches the disk. */
export type GeneratedFile = TextFile | BytesFile;

/** A generated file of text. */
export interface TextFile {
  /** Relative to `generated/`, with forward slashes: `releases/2.4.1.mdx`, `static/api/v1/index.json`. */
  path: string;
  text: string;
}

/** A generated file that is no text. */
export interface BytesFile {
  /** As of a text. */
  path: string;
  bytes: Uint8Array;
}
