/** A file as it shall stand under `generated/`; the writer alone touches the disk. */
export interface GeneratedFile {
  /** Relative to `generated/`, with forward slashes: `releases/2.4.1.mdx`, `static/api/v1/index.json`. */
  path: string;
  text: string;
}
