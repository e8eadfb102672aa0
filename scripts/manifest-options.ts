import type { Artifact } from '#domain/artifact.ts';
import { ADDRESS_PARTS, addressOfFile } from '#domain/artifact-address.ts';
import type { Options } from './adapters/command-line.ts';
import { InputError } from './input-error.ts';
import { readMoment } from './read-moment.ts';
import type { ManifestTarget } from './steps/manifest-target.ts';
import type { Publisher } from './steps/publish-release.ts';

const KINDS: readonly Artifact['kind'][] = ['archive', 'installer', 'binary', 'package', 'chart', 'source'];

/**
 * The channel and the version, without which nothing can be said.
 *
 * @throws InputError `missing-option`
 */
export function requireBoth({ channel, version }: Options): { channel: string; version: string } {
  if (channel !== undefined && version !== undefined) return { channel, version };
  const name = channel === undefined ? '--channel' : '--version';
  throw new InputError({
    code: 'missing-option',
    message: `${name} is missing.`,
    hint: 'Write: tagline manifest add --channel stable --version 2.4.1 dist/*',
  });
}

/**
 * Who publishes and when; null where nobody is to.
 *
 * @param now what the clock says
 * @throws InputError `missing-option`, `bad-moment`
 */
export function readPublisher({ publish, by, at }: Options, now: Date): Publisher | null {
  if (!publish) return null;
  if (by) return { by, at: readMoment(at, now) };
  throw new InputError({
    code: 'missing-option',
    message: 'The log says who published a release, and --by is missing.',
    hint: 'Add --by with a name, in GitHub Actions: --by "$GITHUB_ACTOR"',
  });
}

/**
 * What is said of all files, over what their names tell.
 *
 * @throws InputError `bad-platform`
 */
export function readPlatform({ os, arch, kind }: Options): Partial<Pick<Artifact, 'os' | 'arch' | 'kind'>> {
  const known = KINDS.find((each) => each === kind);
  const isWord = (word: string | undefined) => word === undefined || /^[a-z0-9][a-z0-9_.-]{0,39}$/.test(word);
  if (isWord(os) && isWord(arch) && (kind === undefined || known))
    return { ...(os ? { os } : {}), ...(arch ? { arch } : {}), ...(known ? { kind: known } : {}) };
  throw new InputError({
    code: 'bad-platform',
    message: 'A system and a processor are one word in lower case, and the kind is one of those known.',
    hint: `For instance: --os linux --arch x64 --kind archive. Kinds: ${KINDS.join(', ')}.`,
  });
}

/**
 * The address of each file by the template that was given; none without a template.
 *
 * @throws InputError `bad-url-template`
 */
export function addressesOf(
  template: string | undefined,
  { channel, release }: ManifestTarget,
): (name: string) => string | null {
  if (template === undefined) return () => null;
  const { version, tag, component } = release;
  const parts = { version, tag, channel, component };
  if (addressOfFile(template, parts, 'x') !== null) return (name) => addressOfFile(template, parts, name);
  throw new InputError({
    code: 'bad-url-template',
    message: `${template} makes no https address.`,
    hint: `Write for instance --url 'https://downloads.example.com/{version}/'. Known: ${ADDRESS_PARTS.map((part) => `{${part}}`).join(', ')}.`,
  });
}
