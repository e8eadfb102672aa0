import type { GraphFile, ReleaseEntry } from '../browser-files.ts';
import type { SegmentPlaces } from './segment-places.ts';

/** Where the answer is looked up: the files of `/data/`, in the browser or in memory. */
export interface FindSource {
  graph: GraphFile;
  /** Every release, oldest first. */
  releases: readonly ReleaseEntry[];
  places: SegmentPlaces;
  /** A file by its name below `data/`, without `.json`. */
  load: <Content>(name: string) => Promise<Content>;
}
