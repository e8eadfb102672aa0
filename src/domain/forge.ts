import type { Product } from './portal.ts';
import { safeUrl } from './safe-url.ts';

/** Where the repository is hosted, as its remote's address tells. */
export interface Forge {
  kind: Product['forge'];
  /** Checked https address of the repository, without `.git`, or null for a host we cannot link to. */
  url: string | null;
  /** `owner/name`, subgroups included, or null. */
  path: string | null;
  /** Host and path, the authority of permanent ids: `github.com/vitejs/vite`; null without a remote. */
  id: string | null;
}

/** No address of a repository is as long as that; patterns below would take long over longer ones. */
const LENGTH_LIMIT = 2_048;
const NO_FORGE: Forge = { kind: null, url: null, path: null, id: null };
const SCP_LIKE = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/;

/** @param remote address of `origin` as git's configuration spells it, or null */
export function forgeOf(remote: string | null): Forge {
  if (!remote || remote.length > LENGTH_LIMIT) return NO_FORGE;
  const place = hostAndPath(remote);
  if (!place) return NO_FORGE;
  const kind = kindOfHost(place.host);
  const url = safeUrl(`https://${place.host}/${place.path}`);
  return { kind, url, path: place.path, id: `${place.host}/${place.path}` };
}

/** Address of a tag's page, or null. */
export function tagUrl(forge: Forge, tag: string): string | null {
  const paths = { github: 'releases/tag', gitlab: '-/tags', gitea: 'releases/tag', bitbucket: 'src' };
  return link(forge, paths, encodeTag(tag));
}

/** Address of a pull or merge request, or null. */
export function pullRequestUrl(forge: Forge, number: number, path: string | null = forge.path): string | null {
  const paths = { github: 'pull', gitlab: '-/merge_requests', gitea: 'pulls', bitbucket: 'pull-requests' };
  return link(withPath(forge, path), paths, String(number));
}

/** Address of an issue, or null. */
export function issueUrl(forge: Forge, number: number, path: string | null = forge.path): string | null {
  const paths = { github: 'issues', gitlab: '-/issues', gitea: 'issues', bitbucket: 'issues' };
  return link(withPath(forge, path), paths, String(number));
}

/** Addresses of the source archives that the forge makes of a tag, as file name ending and address. */
export function archiveUrls(forge: Forge, tag: string, name: string): { ending: string; url: string }[] {
  if (!forge.url || !forge.kind) return [];
  const ref = encodeTag(tag);
  const paths = {
    github: `archive/refs/tags/${ref}`,
    gitlab: `-/archive/${ref}/${encodeURIComponent(name)}`,
    gitea: `archive/${ref}`,
    bitbucket: `get/${ref}`,
  };
  const base = `${forge.url}/${paths[forge.kind]}`;
  return ['.tar.gz', '.zip'].flatMap((ending) => {
    const url = safeUrl(base + ending);
    return url ? [{ ending, url }] : [];
  });
}

function link(forge: Forge, paths: Record<NonNullable<Forge['kind']>, string>, last: string): string | null {
  return forge.kind && forge.url ? safeUrl(`${forge.url}/${paths[forge.kind]}/${last}`) : null;
}

function withPath(forge: Forge, path: string | null): Forge {
  if (!forge.url || !path || path === forge.path) return forge;
  return { ...forge, url: safeUrl(`${new URL(forge.url).origin}/${path}`) };
}

function hostAndPath(remote: string): { host: string; path: string } | null {
  const scp = SCP_LIKE.exec(remote);
  if (scp) return tidy(scp[1] ?? '', scp[2] ?? '');
  try {
    const url = new URL(remote);
    return ['https:', 'http:', 'ssh:', 'git:', 'git+ssh:'].includes(url.protocol)
      ? tidy(url.hostname, url.pathname)
      : null;
  } catch {
    return null;
  }
}

function tidy(host: string, path: string): { host: string; path: string } | null {
  const clean = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  return /^[\w.-]+$/.test(host) && /^[\w.~/-]+$/.test(clean) ? { host: host.toLowerCase(), path: clean } : null;
}

function kindOfHost(host: string): Forge['kind'] {
  if (/(?:^|\.)github\./.test(host)) return 'github';
  if (/(?:^|\.)gitlab\.|^(?:salsa\.debian\.org|invent\.kde\.org|framagit\.org)$/.test(host)) return 'gitlab';
  if (/(?:^|\.)(?:gitea|forgejo)\.|^codeberg\.org$|^git\.(?:disroot|gay)/.test(host)) return 'gitea';
  return host === 'bitbucket.org' ? 'bitbucket' : null;
}

/** Tag names may hold what an address gives a meaning: each part is escaped. */
export function encodeTag(tag: string): string {
  return tag.split('/').map(encodeURIComponent).join('/');
}
