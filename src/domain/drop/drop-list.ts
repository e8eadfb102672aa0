import { readChecksums } from '../checksum-list.ts';
import { roleOf } from '../file-role.ts';
import { formatMany } from '../format.ts';
import { plainName } from './artifact-lookup.ts';
import type { SignatureVerdict } from './drop-signature.ts';
import type { Remark, Verdict } from './drop-verdict.ts';

/** A list of checksums that came along with files: many projects sign the list alone. */
export interface HashList {
  name: string;
  /** Plain names of files with their SHA-256. */
  hashes: ReadonlyMap<string, string>;
}

/** A list with what its signatures were found to be. */
export interface JudgedList extends HashList {
  signatures: readonly Pick<SignatureVerdict, 'badge' | 'by'>[];
}

/** Whether a name is that of a list of checksums. */
export function isListName(name: string): boolean {
  const role = roleOf(name);
  return role.role === 'listing' && role.format === 'checksums';
}

/** What `sha256sum` and its kin printed; null where the text has no hash. */
export function readHashList(name: string, text: string): HashList | null {
  const { files } = readChecksums(text, name);
  const hashes = new Map(files.flatMap(({ name, sha256 }) => (sha256 === null ? [] : [[plainName(name), sha256]])));
  return hashes.size > 0 ? { name, hashes } : null;
}

/** The verdict on the list itself. */
export function listVerdict({ name, hashes }: HashList): Verdict {
  return {
    badge: { text: 'a list of hashes', tone: 'edge' },
    title: `${name} names ${formatMany(hashes.size, 'file')}`,
    remarks: [
      {
        tone: 'edge',
        text: 'Files that are dropped along with it are held against it. It is worth as much as its own signature.',
        links: [],
      },
    ],
    known: null,
  };
}

/** What lists say of a file that was dropped with them; nothing where they do not name it. */
export function listRemarks(file: { name: string; sha256: string }, lists: readonly JudgedList[]): Remark[] {
  return lists.flatMap((list) => {
    const named = list.hashes.get(plainName(file.name));
    if (named === undefined) return [];
    return [named === file.sha256 ? listed(list) : otherHash(list)];
  });
}

function listed({ name, signatures }: JudgedList): Remark {
  const signer = signatures.find(({ by }) => by !== null)?.by;
  if (signatures.some(({ badge }) => badge.tone === 'bad'))
    return { tone: 'warning', text: `${name} names its SHA-256, but the signature of that list is bad.`, links: [] };
  return signer
    ? { tone: 'good', text: `${name} names its SHA-256, and that list is signed by ${signer}.`, links: [] }
    : { tone: 'edge', text: `${name} names its SHA-256, but nobody checked who made that list.`, links: [] };
}

function otherHash({ name }: JudgedList): Remark {
  return { tone: 'bad', text: `${name} names another SHA-256 for it: one of the two was altered.`, links: [] };
}
