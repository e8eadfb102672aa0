/** A releasable unit of the repository. */
export interface Component {
  /** Id in addresses, `[a-z0-9.-]`, for instance `plugin-react`. */
  id: string;
  /** Name for readers, for instance `@vitejs/plugin-react`. */
  name: string;
  /** The root product has no component segment in its addresses; at most one component is the root. */
  root: boolean;
  /** Spellings of its tags, `{version}` standing for the version: `v{version}`, `svelte@{version}`. */
  tags: string[];
  /** Folders that belong to it, without trailing slash; `.` is the whole repository. */
  paths: string[];
}
