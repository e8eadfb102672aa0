import type { Branch, Commit, Tag } from './commit.ts';
import type { CommitFacts } from './commit-facts.ts';
import type { CommitIndex } from './commit-index.ts';
import type { PackageFolder } from './component-paths.ts';
import type { PortalFolder } from './portal-folder.ts';
import type { TagSignature } from './tag-signature.ts';

/** Everything that was read of the world before anything is decided. */
export interface Collected {
  /** Folder name or last part of the address. */
  repositoryName: string;
  /** Address of `origin` as the repository's configuration spells it, or null. */
  remote: string | null;
  tags: Tag[];
  /** Ids of the objects of annotated tags, by name as in `tags`. */
  tagObjects: ReadonlyMap<string, { id: string }>;
  /** By name as in `tags`. */
  signatures: ReadonlyMap<string, TagSignature>;
  /** Names of tags that name no commit. */
  tagsOfOther: string[];
  branches: Branch[];
  headBranch: string | null;
  /** Full id of HEAD's commit, or null. */
  head: string | null;
  /** Newest first, every commit after all of its children. */
  commits: Commit[];
  index: CommitIndex;
  /** What each message says, by commit number. */
  facts: CommitFacts[];
  /** Package manifests found in history; empty where paths were not read. */
  packages: PackageFolder[];
  /** Name and description in the manifest at the root of the newest commit, or null. */
  rootPackage: { name: string | null; description: string | null } | null;
  /** First heading of the README at the newest commit, or null. */
  readmeTitle: string | null;
  folder: PortalFolder;
}
