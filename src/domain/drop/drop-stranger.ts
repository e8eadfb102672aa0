import { formatMany, formatSize } from '../format.ts';
import type { KnownArtifact, Lookup } from './artifact-lookup.ts';
import { artifactName } from './drop-names.ts';
import type { Remark, Verdict, VerdictContext } from './drop-verdict.ts';

interface File {
  name: string;
  size: number;
}

/** The verdict on a file whose hash nobody stated. */
export function strangerVerdict(file: File, lookup: Lookup, context: VerdictContext): Verdict {
  const [likeliest] = lookup.alike;
  if (!likeliest) return foreign(lookup);
  if (lookup.by === 'size') return asLarge(likeliest, lookup, context);
  return likeliest.hash === '' ? unstated(likeliest, context) : altered(file, likeliest, lookup, context);
}

function foreign({ index }: Lookup): Verdict {
  const all = `${formatMany(index.artifacts, 'file')} of ${formatMany(index.releases, 'release')}`;
  const says =
    index.artifacts === 0
      ? 'No file is listed here with its hash.'
      : `None of the ${all} that are listed here has its SHA-256, its name or its size.`;
  return {
    badge: { text: 'unknown', tone: 'warning' },
    title: 'Not a file of this portal',
    remarks: [
      remark('warning', says),
      remark(
        'edge',
        'That says nothing about the file itself: it may be from somewhere else, built by yourself, or forged. Only trust it for a reason that lies outside of this page.',
      ),
    ],
    known: null,
  };
}

function altered(file: File, meant: KnownArtifact, { more, alike }: Lookup, context: VerdictContext): Verdict {
  const name = artifactName(meant, context.product);
  const others = alike.length - 1 + more;
  return {
    badge: { text: 'damaged or altered', tone: 'bad' },
    title: `Not ${name} as it was published`,
    remarks: [
      remark('bad', `It has the name of ${meant.file}, ${howOff(file, meant)}. Do not run it.`),
      {
        ...remark(
          'edge',
          'Delete it and download it again. If it is the same again, tell those who make it: it is then no accident.',
        ),
        links: [{ text: 'Download it again', path: meant.release.page }],
      },
      ...(others > 0
        ? [
            remark(
              'edge',
              `${formatMany(others, 'more file')} of other releases ${others === 1 ? 'has' : 'have'} that name; it is none of them either.`,
            ),
          ]
        : []),
    ],
    known: null,
    meant,
  };
}

/** Sizes tell a download that broke off from content that was changed. */
function howOff({ size }: File, meant: KnownArtifact): string {
  if (meant.size === null) return 'but another SHA-256';
  if (size === meant.size) return `and its size of ${formatSize(size)}, but another SHA-256: its content was changed`;
  const [own, whole] = [bytes(size, meant.size), bytes(meant.size, size)];
  return size < meant.size
    ? `but has only ${own} of its ${whole}: the download may have broken off`
    : `but has ${own} where that has ${whole}`;
}

/** Rounded, or exact where the rounded sizes would be the same. */
function bytes(size: number, other: number): string {
  return formatSize(size) === formatSize(other) ? formatMany(size, 'byte') : formatSize(size);
}

function asLarge(meant: KnownArtifact, { more, alike }: Lookup, context: VerdictContext): Verdict {
  const name = artifactName(meant, context.product);
  const others = alike.length - 1 + more;
  return {
    badge: { text: 'unknown', tone: 'warning' },
    title: 'Not a file of this portal',
    remarks: [
      remark('warning', 'No file that is listed here has its SHA-256 or its name.'),
      {
        ...remark(
          'warning',
          `It is exactly as large as ${meant.file}${others > 0 ? ` and ${formatMany(others, 'other')}` : ''}: if you renamed ${name}, then its content was changed, and it must not be used.`,
        ),
        links: [{ text: 'Download that file again', path: meant.release.page }],
      },
    ],
    known: null,
  };
}

function unstated(meant: KnownArtifact, context: VerdictContext): Verdict {
  return {
    badge: { text: 'cannot be told', tone: 'warning' },
    title: `Named like ${artifactName(meant, context.product)}`,
    remarks: [
      remark(
        'warning',
        `${meant.file} was published without a hash, so that nobody can tell by one whether this is it.`,
      ),
    ],
    known: null,
  };
}

function remark(tone: Remark['tone'], text: string): Remark {
  return { tone, text, links: [] };
}
