import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { generatedFolder } from '../adapters/generated-folder.ts';

/**
 * Loads the pages' sources of releases. `glob()` would make a module of every file; most bodies are the same byte for
 * byte, so each distinct body is compiled once and the page hands the record to it when it is drawn.
 */
export function releaseLoader(): Loader {
  return {
    name: 'releases',
    load: async ({ store, config, generateDigest }) => {
      const root = fileURLToPath(config.root);
      const sources = sourcesIn(join(generatedFolder(), 'releases'));
      const fileOfBody = new Map<string, string>();
      const ids = new Set(sources.map(({ id }) => id));
      for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
      for (const { id, path } of sources) {
        const body = bodyOf(readFileSync(path, 'utf8'));
        const filePath = fileOfBody.get(body) ?? relative(root, path).split(sep).join('/');
        fileOfBody.set(body, filePath);
        store.set({ id, data: { id }, digest: generateDigest(`${filePath}\n${body}`), filePath, deferredRender: true });
      }
      // On a warm cache `set` leaves unchanged entries alone, and with them their modules.
      for (const filePath of fileOfBody.values()) store.addModuleImport(filePath);
    },
  };
}

function sourcesIn(folder: string): { id: string; path: string }[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.mdx'))
    .map((entry) => join(entry.parentPath, entry.name));
  const idOf = (path: string) => relative(folder, path).split(sep).join('/').slice(0, -'.mdx'.length);
  return paths.map((path) => ({ id: idOf(path), path })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function bodyOf(source: string): string {
  return source.slice(source.indexOf('\n---\n', 4) + '\n---\n'.length);
}
