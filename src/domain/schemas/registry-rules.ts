import type { z } from 'astro/zod';
import type { Artifact } from '../artifact.ts';
import { nearest } from '../nearest.ts';
import { CHART_REPOSITORY, IMAGE_NAME, PACKAGE_REGISTRIES, REGISTRY_HOST } from '../registry.ts';

type Key = 'registry' | 'name' | 'version' | 'digest';

/** Something wrong with one key, in the words of a problem. */
interface Fault {
  key: Key;
  code: string;
  message: string;
  hint: string;
}

/** Holds what an artifact says of its registry against its kind: which keys belong there, and how names look. */
export function checkRegistry(artifact: Omit<Artifact, 'signature'>, context: z.RefinementCtx): void {
  for (const { key, code, message, hint } of faultsOf(artifact)) {
    const path = code === 'missing-key' ? [] : [key];
    context.addIssue({ code: 'custom', path, message, params: { code, hint }, input: artifact });
  }
}

function faultsOf(artifact: Omit<Artifact, 'signature'>): Fault[] {
  const { kind, registry, name } = artifact;
  const stray = strayKeys(artifact);
  if (stray.length > 0) return stray;
  if (registry === undefined && name === undefined) return [];
  if (registry === undefined || name === undefined) return [incomplete(registry === undefined ? 'registry' : 'name')];
  if (kind === 'package') return packageFaults(registry, name);
  return kind === 'container' ? containerFaults(registry, name) : chartFaults(registry, name);
}

function strayKeys(artifact: Omit<Artifact, 'signature'>): Fault[] {
  const inRegistry = ['package', 'container', 'chart'].includes(artifact.kind);
  const keys: Key[] = inRegistry ? ['digest'] : ['registry', 'name', 'version', 'digest'];
  if (inRegistry && artifact.kind !== 'package') return [];
  const message = `does not belong to an artifact of kind ${artifact.kind}.`;
  return keys
    .filter((key) => artifact[key] !== undefined)
    .map((key) => ({ key, code: 'misplaced-key', message, hint: hintFor(key) }));
}

function hintFor(key: Key): string {
  return key === 'digest'
    ? "Write the hash of a file as 'sha256', that of a package as 'integrity'; a digest is of containers and charts."
    : 'Leave it out; it belongs to kind package, container or chart.';
}

function incomplete(key: 'registry' | 'name'): Fault {
  const message = `has no '${key}', without which nothing can be installed.`;
  const hint =
    key === 'registry' ? "Add it, for instance registry: 'npm'" : "Add it, for instance name: '@lantern/cli'";
  return { key, code: 'missing-key', message, hint };
}

function packageFaults(registry: string, name: string): Fault[] {
  const words = Object.keys(PACKAGE_REGISTRIES);
  const known = Object.hasOwn(PACKAGE_REGISTRIES, registry) ? PACKAGE_REGISTRIES[registry] : undefined;
  if (known) return known.name.test(name) && name.length <= 214 ? [] : [badName(`${registry} has`, known.example)];
  const meant = nearest(registry, words);
  const list = `One of: ${words.join(', ')}.`;
  const hint = meant ? `Did you mean '${meant}'? ${list}` : list;
  return [{ key: 'registry', code: 'invalid-registry', message: 'is not a registry of packages known here.', hint }];
}

function containerFaults(registry: string, name: string): Fault[] {
  const host = REGISTRY_HOST.test(registry) ? [] : [badRegistry("the host of a registry, for instance 'ghcr.io'")];
  return [...host, ...imageName(name)];
}

function chartFaults(registry: string, name: string): Fault[] {
  const address = "the address of charts, 'https://charts.example.com' or 'oci://ghcr.io/lantern/charts'";
  const repository = CHART_REPOSITORY.test(registry) ? [] : [badRegistry(address)];
  return [...repository, ...imageName(name)];
}

function imageName(name: string): Fault[] {
  return IMAGE_NAME.test(name) && name.length <= 255 ? [] : [badName('registries have', 'lantern/lantern')];
}

function badRegistry(form: string): Fault {
  return {
    key: 'registry',
    code: 'invalid-registry',
    message: 'is not the place of a registry.',
    hint: `Write ${form}.`,
  };
}

function badName(whose: string, example: string): Fault {
  return {
    key: 'name',
    code: 'invalid-name',
    message: `is not a name as ${whose} them.`,
    hint: `Write it as there: '${example}'.`,
  };
}
