/** The trees of all releases at once: every path with the texts that it holds, and where. */
export interface TreeHistory {
  /** Release ids; a release's number is its index, the same as in the release graph. */
  releases: readonly string[];
  /** In git's order of paths, which is the order of their bytes. */
  paths: readonly PathHistory[];
}

export interface PathHistory {
  /** As git has it; a byte that is not UTF-8 is the lone surrogate U+DC80 to U+DCFF, so that nothing is lost. */
  path: string;
  /** Distinct pairs of blob and mode, in the order in which releases first hold them. */
  texts: readonly PathText[];
}

export interface PathText {
  /** Full blob id; of a submodule the commit that it names. */
  id: string;
  /** `100644`, `100755`, `120000` or `160000`. */
  mode: string;
  /** Numbers of the releases that hold it: start, length, start, length... ascending. */
  runs: readonly number[];
}
