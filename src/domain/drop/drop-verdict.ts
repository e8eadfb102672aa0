import type { Advisory } from '../advisories/advisory.ts';
import type { CurrentFile } from '../browser-files.ts';
import type { Badge } from '../standing.ts';
import type { KnownArtifact, Lookup } from './artifact-lookup.ts';
import { artifactName, releaseName } from './drop-names.ts';
import { dropStanding, newerLine } from './drop-standing.ts';
import { strangerVerdict } from './drop-stranger.ts';

/** What a file in hand is found to be, in words. */
export interface Verdict {
  /** The word that stands first: `published`, `yanked`, `altered`... */
  badge: Badge;
  title: string;
  /** The worst first. */
  remarks: Remark[];
  /** The file that it is, or null. */
  known: KnownArtifact | null;
  /** The file that it was to be by its name, where it is not; absent elsewhere. */
  meant?: KnownArtifact;
}

/** One sentence, and where it leads. */
export interface Remark {
  tone: Badge['tone'];
  text: string;
  links: { text: string; path: string }[];
}

/** What verdicts are given from, as it holds on the day they are read. */
export interface VerdictContext {
  /** Name of the root product. */
  product: string;
  current: CurrentFile;
  advisories: readonly Pick<Advisory, 'id' | 'title' | 'severity' | 'cvss' | 'affects'>[];
  /** `YYYY-MM-DD`. */
  today: string;
}

/**
 * Says what a file is and how its release stands today.
 *
 * @param file its name and bytes, as the reader has it
 */
export function judgeFile(file: { name: string; size: number }, lookup: Lookup, context: VerdictContext): Verdict {
  const [known, ...others] = lookup.same;
  if (!known) return strangerVerdict(file, lookup, context);
  const standing = dropStanding(known, context);
  const [worst] = standing;
  return {
    badge: worst?.badge ?? { text: 'published', tone: 'good' },
    title: artifactName(known, context.product),
    remarks: [
      ...standing.map(({ remark }) => remark),
      IDENTICAL,
      ...(worst ? [] : newerLine(known.release, context)),
      ...others.flatMap((each) => alsoOf(each, known, context)),
    ],
    known,
  };
}

const IDENTICAL: Remark = {
  tone: 'good',
  text: 'Its SHA-256 is the one stated here: byte for byte the file that was published.',
  links: [],
};

function alsoOf(other: KnownArtifact, known: KnownArtifact, context: VerdictContext): Remark[] {
  if (other.release.id === known.release.id && other.file === known.file) return [];
  const state = other.release.yanked ? ', which was yanked' : '';
  return [
    {
      tone: 'edge',
      text: `The same bytes are also ${other.file} of ${releaseName(other.release, context.product)}${state}.`,
      links: [],
    },
  ];
}
