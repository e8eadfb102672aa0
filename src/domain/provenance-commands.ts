import type { Artifact } from './artifact.ts';
import type { Product } from './portal.ts';
import { shellWord } from './shell-word.ts';
import { lastPart } from './signature-commands.ts';
import type { VerifyCommand } from './verify-commands.ts';

/**
 * Commands that check a proof of origin, where its form and the forge tell what it must be of: the file of GitHub's
 * generator of SLSA proofs, or a bundle of Sigstore that a workflow of the repository signed.
 *
 * @param proven a file with the address of its proof
 */
export function provenanceCommands(
  { file, provenance }: Pick<Artifact, 'file' | 'provenance'>,
  { product, tag }: { product: Pick<Product, 'forge' | 'repositoryUrl'>; tag: string },
): VerifyCommand[] {
  const repository = product.repositoryUrl?.replace(/\.git$/, '').replace(/\/+$/, '');
  if (provenance === undefined || product.forge !== 'github' || !repository?.startsWith('https://github.com/'))
    return [];
  const proof = shellWord(lastPart(provenance));
  const own = shellWord(file);
  if (/\.intoto\.jsonl$/i.test(proof)) {
    const source = shellWord(repository.slice('https://'.length));
    const command = `slsa-verifier verify-artifact ${own} --provenance-path ${proof} --source-uri ${source} --source-tag ${shellWord(tag)}`;
    return [{ system: 'any system, with slsa-verifier', os: null, command, good: 'PASSED: SLSA verification passed' }];
  }
  if (!/\.sigstore(?:\.json)?$/i.test(proof)) return [];
  const name = shellWord(repository.slice('https://github.com/'.length));
  const command = `gh attestation verify ${own} --bundle ${proof} --repo ${name}`;
  return [{ system: 'any system, with GitHub CLI', os: null, command, good: 'Verification succeeded!' }];
}
