import { createHash } from 'node:crypto';
import { checkSshTags } from '#domain/check-ssh-tags.ts';
import type { Tag } from '#domain/commit.ts';
import { type GoodSignature, judgeTag } from '#domain/judge-tag.ts';
import type { Key } from '#domain/key.ts';
import { parseTagObject, type TagObject } from '#domain/tag-object.ts';
import { notChecked, type TagSignature, withoutSignature } from '#domain/tag-signature.ts';
import type { TagTimes } from '#domain/tag-times.ts';
import { readObjects } from '../adapters/git-objects.ts';
import type { GitDirectory } from '../adapters/git-process.ts';
import type { TagRef } from '../adapters/git-refs.ts';
import { checkGpgTags } from './check-gpg-tags.ts';

export interface SignatureInput extends TagTimes {
  directory: GitDirectory;
  tags: readonly Tag[];
  tagObjects: ReadonlyMap<string, TagRef>;
  /** Those of the settings; what is not for tags is passed over. */
  keys: readonly Key[];
}

/**
 * Says of every tag by whom it was signed, as far as the keys of the settings tell. Tag objects are read as bytes; no
 * configuration, keyring or program of the repository or of whoever runs this has a say (rule 17 of safety). Where no
 * key is for tags, nothing is read at all.
 *
 * @returns by name of the tag
 */
export async function readTagSignatures(input: SignatureInput): Promise<Map<string, TagSignature>> {
  const keys = input.keys.filter((key) => key.for.includes('tags'));
  const result = new Map(input.tags.map((tag) => [tag.name, atFirst(input.tagObjects.get(tag.name), keys)]));
  if (keys.length === 0) return result;
  const signed = await readSigned(input);
  for (const [kind, check] of CHECKS) {
    const own = signed.filter(({ object }) => object.signature?.kind === kind);
    const trusted = keys.filter((key) => key.kind === kind);
    if (own.length === 0 || trusted.length === 0) continue;
    const outcomes = await check(
      own.map(({ object }) => object),
      trusted,
    );
    for (const [at, outcome] of outcomes.entries()) {
      const tag = own[at];
      if (tag) result.set(tag.tag.name, 'judged' in outcome ? outcome.judged : judge(outcome.good, tag, input));
    }
  }
  return result;
}

const CHECKS = [
  ['ssh', checkSshTags],
  ['gpg', checkGpgTags],
] as const;

/** What can be said before anything is checked. */
function atFirst(object: TagRef | undefined, keys: readonly Key[]): TagSignature {
  if (!object) return withoutSignature('lightweight');
  const { signed } = object;
  if (signed === null) return withoutSignature('unsigned');
  if (signed === 'x509') return notChecked(signed, 'Certificates of X.509 are not checked here.');
  if (keys.some(({ kind }) => kind === signed)) return notChecked(signed, 'Its object cannot be read.');
  return notChecked(signed, `The settings name no ${signed === 'ssh' ? 'SSH' : 'GPG'} key for tags.`);
}

/** A signed tag with its object. */
interface Signed {
  tag: Tag;
  ref: TagRef;
  object: TagObject;
}

async function readSigned({ directory, tags, tagObjects }: SignatureInput): Promise<Signed[]> {
  const refs = [...tagObjects.values()].filter(({ signed }) => signed === 'ssh' || signed === 'gpg');
  const objects = await readObjects(
    directory,
    refs.map(({ id }) => id),
  );
  return tags.flatMap((tag) => {
    const ref = tagObjects.get(tag.name);
    const content = ref && objects.get(ref.id)?.content;
    const object = content && isWhole(ref.id, content) ? parseTagObject(new Uint8Array(content)) : null;
    return ref && object?.signature ? [{ tag, ref, object }] : [];
  });
}

/** git need not hold what it reads against the id, and the id is what the ref says. */
function isWhole(id: string, content: Buffer): boolean {
  const hash = createHash(id.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`tag ${content.length}\0`).update(content).digest('hex') === id;
}

function judge(good: GoodSignature, { tag, ref, object }: Signed, input: SignatureInput): TagSignature {
  const { name, type, taggedAt } = object;
  return judgeTag(good, {
    ...{ ref: ref.ref, name, commit: tag.commit, object: object.object, type, taggedAt },
    notBefore: input.notBefore(tag),
    recorded: input.recorded(tag, ref.id),
  });
}
