import { MANIFEST_FILES, type PackageManifest, parseManifest } from '#domain/package-manifest.ts';
import { cleanLine, cutText } from '#domain/text.ts';
import { parseTree, readObjects, type TreeEntry } from '../adapters/git-objects.ts';
import type { GitDirectory } from '../adapters/git-process.ts';

export interface TopFiles {
  /** Blob id of `.mailmap`, or null. */
  mailmap: string | null;
  manifest: PackageManifest | null;
  readmeTitle: string | null;
}

const SIZE_LIMIT = 500_000;

/** Reads what the top folder of a commit says of the product, by object id. */
export async function readTopFiles(directory: GitDirectory, commit: string): Promise<TopFiles> {
  const entries = await topEntries(directory, commit);
  const blob = (name: string) =>
    entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase() && entry.mode.startsWith('100'));
  const manifest = MANIFEST_FILES.map((name) => ({ name, entry: blob(name) })).find(({ entry }) => entry);
  const readme = entries.find((entry) => /^readme(?:\.\w+)?$/i.test(entry.name) && entry.mode.startsWith('100'));
  const ids = [manifest?.entry?.id, readme?.id].filter((id) => id !== undefined);
  const objects = await readObjects(directory, ids);
  const text = (id: string | undefined) =>
    objects
      .get(id ?? '')
      ?.content.subarray(0, SIZE_LIMIT)
      .toString('utf8') ?? '';
  return {
    mailmap: blob('.mailmap')?.id ?? null,
    manifest: manifest ? parseManifest(manifest.name, text(manifest.entry?.id)) : null,
    readmeTitle: titleOf(text(readme?.id)),
  };
}

async function topEntries(directory: GitDirectory, commit: string): Promise<TreeEntry[]> {
  const commits = await readObjects(directory, [commit]);
  const tree = /^tree ([0-9a-f]+)$/m.exec(commits.get(commit)?.content.toString('latin1') ?? '')?.[1];
  if (!tree) return [];
  const trees = await readObjects(directory, [tree]);
  return parseTree(trees.get(tree)?.content ?? Buffer.alloc(0), tree.length);
}

/** The first heading that is words: no picture, no badge, no markup. */
function titleOf(readme: string): string | null {
  const heading = /^#[ \t]+(.+?)[ \t#]*$/m.exec(readme)?.[1] ?? /^(.+)\r?\n=+\s*$/m.exec(readme)?.[1] ?? '';
  const words = heading
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, '')
    .trim();
  return words === '' || words.length > 60 ? null : cutText(cleanLine(words), 60);
}
