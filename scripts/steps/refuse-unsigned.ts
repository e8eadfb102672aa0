import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asksForSignature } from '#domain/check-signatures.ts';
import type { Problem } from '#domain/problem.ts';
import { shellWord } from '#domain/shell-word.ts';
import { SIGNATURE_WORDS } from '#domain/signature-words.ts';
import type { TagSignature } from '#domain/tag-signature.ts';
import { tagTimes } from '#domain/tag-times.ts';
import { TAGS_LOCK } from '#domain/tags-lock.ts';
import { makeGitDirectory, removeGitDirectory } from '../adapters/git-directory.ts';
import { readRefs } from '../adapters/git-refs.ts';
import { InputError, ProblemsError } from '../input-error.ts';
import type { ManifestTarget } from './manifest-target.ts';
import { readTagSignatures } from './read-tag-signatures.ts';
import { readTagsLock } from './read-tags-lock.ts';

/**
 * Refuses to publish a release whose channel takes signed tags only, where its tag is not verified. No history is read,
 * so a tag that is dated back before the commits in it is found by the build.
 *
 * @throws InputError `tag-not-verified`; ProblemsError where `tags.lock` cannot be read
 */
export async function refuseUnsigned(target: ManifestTarget): Promise<void> {
  const { channel, release, settings } = target;
  const policy = Object.hasOwn(settings.policy, channel) ? settings.policy[channel] : undefined;
  if (!asksForSignature(policy?.signedTags ?? false, release.date)) return;
  const signature = await signatureOf(target);
  if (signature?.state === 'verified') return;
  throw new InputError({
    code: 'tag-not-verified',
    message:
      `${channel} takes signed tags only, and ${release.tag} is ${SIGNATURE_WORDS[signature?.state ?? 'lightweight']}. ${signature?.reason ?? ''}`.trim(),
    hint: `Sign it with a key that portal.yaml names: git tag -s -f ${shellWord(release.tag)} ${release.commit}   or leave out --publish.`,
  });
}

async function signatureOf({
  location,
  content,
  release,
  settings,
}: ManifestTarget): Promise<TagSignature | undefined> {
  const problems: Problem[] = [];
  const absolute = join(content, TAGS_LOCK);
  const records = existsSync(absolute) ? await readTagsLock({ path: TAGS_LOCK, absolute }, problems) : [];
  if (problems.length > 0) throw new ProblemsError(problems);
  const directory = await makeGitDirectory(location);
  try {
    const { tags, tagObjects } = await readRefs(directory);
    const own = tagObjects.get(release.tag);
    const signatures = await readTagSignatures({
      directory,
      tags: tags.filter(({ name }) => name === release.tag),
      tagObjects: new Map(own ? [[release.tag, own]] : []),
      keys: settings.keys,
      ...tagTimes(records, () => []),
    });
    return signatures.get(release.tag);
  } finally {
    await removeGitDirectory(directory);
  }
}
