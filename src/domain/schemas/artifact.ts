import { z } from 'astro/zod';
import type { Artifact } from '../artifact.ts';
import { isFileName, repairFileName } from '../file-name.ts';
import { DIGEST } from '../registry.ts';
import { address, line, ruled, sha256, size, version } from './fields.ts';
import { checkRegistry } from './registry-rules.ts';
import { DIGEST_RULE, INTEGRITY_RULE, INTEGRITY_SHAPE, type Rule, UPDATE_SIGNATURE } from './rules.ts';

const KINDS = ['archive', 'installer', 'binary', 'package', 'container', 'chart', 'source'] as const;

const FILE_NAME = ruled({
  code: 'invalid-file-name',
  valid: isFileName,
  message: 'is not a file name.',
  hint: (text) => `Write the name alone, without folders or spaces: '${repairFileName(text)}'.`,
});

/** One word for a system or a processor. */
export const PLATFORM: Rule = {
  code: 'invalid-platform',
  valid: (text) => /^[a-z0-9][a-z0-9_.-]{0,39}$/.test(text),
  message: 'is not a word for a platform.',
  hint: (text) => `Write one word in lower case: '${text.toLowerCase().replace(/[^a-z0-9_.-]+/g, '-') || 'any'}'.`,
};

const nullable = <T extends z.ZodType>(field: T) => field.nullable().default(null as never);

/** An address alone, or as a map that also says what sort of signature it is. */
const signature = z
  .union([
    address({ description: 'Address of the signature.', examples: ['https://example.com/lantern.tar.gz.sig'] }),
    z.strictObject({
      url: address({ description: 'Address of the signature.', examples: ['https://example.com/lantern.tar.gz.sig'] }),
      kind: z
        .enum(['minisign', 'gpg', 'cosign', 'sigstore', 'ssh'])
        .optional()
        .meta({ description: 'What checks it.' }),
    }),
  ])
  .meta({ description: 'Where its signature lies.', examples: ['https://example.com/lantern.tar.gz.sig'] });

/** One file of a release. */
export const artifactSchema: z.ZodType<Artifact> = z
  .strictObject({
    file: FILE_NAME.meta({
      description: 'File name, or the name that the registry knows it by.',
      examples: ['lantern-2.4.1-linux-x64.tar.gz'],
    }),
    os: ruled(PLATFORM)
      .default('any')
      .meta({
        description: 'linux, macos, windows, any or another word.',
        examples: ['linux'],
      }),
    arch: ruled(PLATFORM)
      .default('any')
      .meta({
        description: 'x64, arm64, universal, any or another word.',
        examples: ['x64'],
      }),
    kind: z.enum(KINDS).meta({ description: 'What sort of file it is.', examples: ['archive'] }),
    url: nullable(
      address({
        description: 'Where it is downloaded from.',
        examples: ['https://example.com/lantern-2.4.1-linux-x64.tar.gz'],
      }),
    ),
    size: nullable(size({ description: 'Its size, bytes or with a unit.', examples: [8123456] })),
    sha256: nullable(
      sha256({
        description: 'SHA-256 of its bytes, 64 hexadecimal digits.',
        examples: ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      }),
    ),
    signature: nullable(signature),
    sbom: nullable(
      address({
        description: 'Where its list of materials lies.',
        examples: ['https://example.com/lantern-2.4.1.spdx.json'],
      }),
    ),
    install: nullable(
      line({
        description: 'A command that installs exactly this; made from the registry where it is not said.',
        examples: ['npm install lantern@2.4.1'],
      }),
    ),
    provenance: address({
      description: 'Where its proof of origin lies (in-toto, SLSA).',
      examples: ['https://example.com/lantern-2.4.1.intoto.jsonl'],
    }).optional(),
    integrity: ruled(INTEGRITY_RULE)
      .optional()
      .meta({
        description: 'SHA-512 of its bytes, as npm and electron-builder write it.',
        examples: [`sha512-${'A'.repeat(86)}==`],
        pattern: INTEGRITY_SHAPE.source,
      }),
    registry: line({
      description:
        'Of a package npm, pypi, crates, nuget or rubygems; of a container its host; of a chart the address.',
      examples: ['npm'],
    }).optional(),
    name: line({ description: 'Its name in the registry.', examples: ['@lantern/cli'] }).optional(),
    version: version({
      description: 'Its version in the registry; default: that of the release.',
      examples: ['2.4.1'],
    }).optional(),
    digest: ruled(DIGEST_RULE)
      .optional()
      .meta({
        description: 'What the registry computes of a container or chart.',
        examples: ['sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
        pattern: DIGEST.source,
      }),
    updateSignature: ruled(UPDATE_SIGNATURE)
      .optional()
      .meta({
        description: "What the product's own updater checks: the content of Tauri's .sig, or Sparkle's edSignature.",
        examples: [`${'A'.repeat(86)}==`],
      }),
  })
  .superRefine((artifact, context) => {
    if (artifact.url === null && artifact.install === null && artifact.registry === undefined)
      context.addIssue({ code: 'custom', ...NO_SOURCE });
    checkRegistry(artifact, context);
  })
  .transform(withSignature)
  .meta({ description: 'One downloadable file.' });

type Signature = z.output<typeof signature>;

/** The address of the signature, and what checks it where that was said. */
function withSignature<T extends { signature: Signature | null }>(
  artifact: T,
): Omit<T, 'signature'> & Pick<Artifact, 'signature' | 'signatureKind'> {
  const { signature } = artifact;
  if (signature === null || typeof signature === 'string') return { ...artifact, signature };
  return { ...artifact, signature: signature.url, ...(signature.kind && { signatureKind: signature.kind }) };
}

const NO_SOURCE = {
  message: 'says neither where it is downloaded from nor how it is installed.',
  params: {
    code: 'no-source',
    hint: "Add a 'url', the 'registry' and 'name' that have it, or the command that installs it as 'install'.",
  },
};
