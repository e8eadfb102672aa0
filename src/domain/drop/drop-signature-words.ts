import type { SignatureKind } from '../file-role.ts';
import { formatDate } from '../format.ts';
import type { Key } from '../key.ts';
import type { KeyStanding } from '../key-standing.ts';
import { plainName } from './artifact-lookup.ts';
import type { SignatureVerdict } from './drop-signature.ts';
import type { Remark } from './drop-verdict.ts';

type Words = Omit<SignatureVerdict, 'commands'>;

/** How the kinds of signatures are called. */
const KIND_NAMES: Readonly<Record<SignatureKind, string>> = {
  minisign: 'minisign',
  ssh: 'SSH',
  gpg: 'GPG',
  cosign: 'cosign',
  sigstore: 'Sigstore',
};

/** What is said of kinds for which a portal has no key. */
const ELSEWHERE: Partial<Record<SignatureKind, string>> = {
  gpg: 'With the key of its makers, from a place that you trust, gpg --verify checks it.',
  cosign: 'With the identity of its makers, cosign verify-blob checks it.',
  sigstore: 'With the identity of its makers, cosign verify-blob --bundle checks it.',
};

/** @param signed name of the file, and what was signed along with it */
export function valid(key: Key, { file, comment }: { file: string; comment: string | null }): Words {
  const named = /(?:^|\s)file:(\S+)/.exec(comment ?? '')?.[1];
  const otherName = named !== undefined && plainName(named) !== plainName(file);
  return {
    badge: { text: 'signature good', tone: 'good' },
    title: `Signed by ${nameOf(key)}`,
    by: nameOf(key),
    remarks: [
      remark('good', `Whoever holds the key ${key.id} signed exactly this file.`),
      ...(otherName
        ? [
            remark(
              'warning',
              `It was signed under the name ${named}, not ${file}: make sure that it is the version you meant.`,
            ),
          ]
        : []),
      ...(comment ? [remark('edge', `Signed along with it: ${readable(comment)}`)] : []),
    ],
  };
}

/** @param namespace what an SSH signature was made for */
export function signatureAltered(reason: 'altered' | 'altered-comment' | 'wrong-namespace', namespace = ''): Words {
  const says = {
    altered: 'It is not of this file: one of the two was altered, or they do not belong together. Do not use the file.',
    'altered-comment': 'It is of this file, but the comment that was signed with it was altered. Do not trust it.',
    'wrong-namespace': `It was made for '${namespace}', not for files: somebody passes it off as something that it is not.`,
  };
  return {
    badge: { text: 'signature bad', tone: 'bad' },
    title: 'The signature does not hold',
    by: null,
    remarks: [remark('bad', says[reason])],
  };
}

/** @param maker fingerprint of the key that made it */
export function signatureUnknown(maker: string, known: readonly Key[]): Words {
  const own = known.map(({ id }) => id).join(', ');
  return {
    badge: { text: 'signature of a stranger', tone: 'bad' },
    title: 'Not signed by a key of this portal',
    by: null,
    remarks: [
      remark(
        'bad',
        `It was made with the key ${maker}, which is none of those trusted here (${own}). Everybody can make a key: it proves nothing.`,
      ),
    ],
  };
}

/** @param day on which it was held against the key */
export function keyRefused(key: Key, standing: KeyStanding, day: string): Words {
  const says: Record<KeyStanding, string> = {
    valid: '',
    expired: `It was in use until ${formatDate(key.until ?? '')}, and this is of ${formatDate(day)}.`,
    'not-yet-valid': `It is in use from ${formatDate(key.from ?? '')} on, and this is of ${formatDate(day)}.`,
    revoked: `It was revoked on ${formatDate(key.revoked ?? '')}: somebody else may have it.`,
  };
  return {
    badge: { text: 'signature not trusted', tone: 'bad' },
    title: `Signed with a key that does not count: ${key.id}`,
    by: null,
    remarks: [
      remark(
        'bad',
        `The signature is of this file, but the key of ${nameOf(key)} is not to be trusted for it. ${says[standing]}`,
      ),
    ],
  };
}

/** @param why in words that follow "the signature" */
export function unreadable(why: string): Words {
  return {
    badge: { text: 'signature unreadable', tone: 'bad' },
    title: 'The signature cannot be read',
    by: null,
    remarks: [remark('bad', `The signature ${why}. Download it again.`)],
  };
}

/** @param missing what keeps it from being checked: its kind, keys, the browser, a hash, or the size of the file */
export function unchecked(missing: 'kind' | 'keys' | 'browser' | 'hash' | 'size', kind: SignatureKind): Words {
  const name = KIND_NAMES[kind];
  const says = {
    kind: `Signatures of ${name} are not checked by this page: the command below does it, with the key of this portal.`,
    keys: `This portal names no key of ${name}, so that nobody can tell here whose it is. ${ELSEWHERE[kind] ?? ''}`,
    browser: 'This browser has no Ed25519 or no WebCrypto here. The command below checks it.',
    hash: 'This browser lets no WebAssembly run, which computes the hash that was signed. The command below checks it.',
    size: 'A signature of the old format needs the whole file at once, and this one is too large for that in a browser. The command below checks it.',
  };
  return {
    badge: { text: 'signature not checked', tone: 'warning' },
    title: 'The signature cannot be checked here',
    by: null,
    remarks: [remark('warning', says[missing])],
  };
}

function nameOf({ owner, id }: Key): string {
  return owner ?? id;
}

function remark(tone: Remark['tone'], text: string): Remark {
  return { tone, text, links: [] };
}

/** With the day behind the seconds that minisign counts. */
function readable(comment: string): string {
  const dated = comment.replace(/\btimestamp:(\d{1,11})\b/, (all, seconds) => {
    return `${all} (${formatDate(new Date(Number(seconds) * 1000).toISOString())})`;
  });
  return dated.replaceAll('\t', ', ');
}
