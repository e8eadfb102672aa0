import { nearest } from './nearest.ts';

/** What a file of the portal folder is, by its path. */
export type PortalFile =
  | { kind: 'settings' }
  | { kind: 'channel'; channel: string }
  | { kind: 'log'; channel: string }
  | { kind: 'manifest'; channel: string; component: string | null; name: string }
  | { kind: 'notes'; component: string | null; name: string; format: 'mdx' | 'md' }
  | { kind: 'advisory'; name: string; format: 'yaml' | 'json' }
  | { kind: 'plan'; name: string }
  | { kind: 'tags-lock' }
  | { kind: 'media' }
  | { kind: 'ignored' }
  | { kind: 'unexpected'; message: string; hint: string };

/** File names that notes may show, by their ends. */
const MEDIA_NAME = /\.(?:png|jpe?g|gif|webp|avif|svg|mp4|webm|vtt)$/;

const FOLDERS = ['channels', 'notes', 'advisories', 'plan', 'environments', 'guides', 'generated'];
const ID = /^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/;
const VERSION = /^(?=.*\d)(?![vV]\d)[0-9A-Za-z][0-9A-Za-z.+_~-]{0,255}$/;

/**
 * Says what a file is.
 *
 * @param path relative to the portal folder, with forward slashes
 */
export function placeFile(path: string): PortalFile {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const [top = ''] = parts;
  if (parts.some((part) => part.startsWith('.')) || /^(?:readme|license)(?:\.\w+)?$/i.test(name))
    return { kind: 'ignored' };
  if (path === 'portal.yaml') return { kind: 'settings' };
  if (path === 'tags.lock') return { kind: 'tags-lock' };
  if (parts.length === 1) return unexpected(path, ['portal.yaml', 'tags.lock'], 'The settings are called portal.yaml.');
  if (top === 'channels') return placeInChannels(path, parts.slice(1));
  if (top === 'advisories') return placeInAdvisories(path, parts.slice(1));
  if (top === 'plan') return placeInPlan(path, parts.slice(1));
  if (top === 'notes') return placeInNotes(path, parts.slice(1));
  if (FOLDERS.includes(top)) return { kind: 'ignored' };
  return unexpected(
    path,
    FOLDERS.map((folder) => `${folder}/${parts.slice(1).join('/')}`),
    `Folders of a portal: ${FOLDERS.join(', ')}.`,
  );
}

/** The version that a file name stands for: without its end, and with + where addresses have _. */
export function versionOfName(name: string): string {
  return name.replaceAll('_', '+');
}

function placeInChannels(path: string, parts: readonly string[]): PortalFile {
  const [channel = '', ...rest] = parts;
  const name = rest.at(-1) ?? '';
  const shape = 'Channels hold <channel>/channel.yaml, <channel>/log.yaml and <channel>/[<component>/]<version>.yaml.';
  if (rest.length === 0 || rest.length > 2) return unexpected(path, [], shape);
  if (!ID.test(channel)) return misnamedFolder(path, channel, 'channels');
  if (!name.endsWith('.yaml')) return unexpected(path, [path.replace(/\.\w+$/, '.yaml')], shape);
  if (rest.length === 1 && name === 'channel.yaml') return { kind: 'channel', channel };
  if (rest.length === 1 && name === 'log.yaml') return { kind: 'log', channel };
  const component = rest.length === 2 ? (rest[0] ?? '') : null;
  if (component !== null && !ID.test(component)) return misnamedFolder(path, component, 'components');
  const stem = name.slice(0, -'.yaml'.length);
  if (VERSION.test(stem)) return { kind: 'manifest', channel, component, name: stem };
  const known = ['channel.yaml', 'log.yaml', `${stem.replace(/^[vV]/, '')}.yaml`].map(
    (file) => path.slice(0, -name.length) + file,
  );
  return unexpected(path, known, shape);
}

function placeInAdvisories(path: string, parts: readonly string[]): PortalFile {
  const match = parts.length === 1 ? /^(.+)\.(yaml|json)$/.exec(parts[0] ?? '') : null;
  const shape = 'Advisories are called advisories/<id>.yaml, or <id>.json in the schema of OSV.';
  if (!match?.[1]) return unexpected(path, parts.length === 1 ? [path.replace(/\.\w+$/, '.yaml')] : [], shape);
  return { kind: 'advisory', name: match[1], format: match[2] === 'json' ? 'json' : 'yaml' };
}

function placeInPlan(path: string, parts: readonly string[]): PortalFile {
  const [name = ''] = parts;
  const shape =
    'Planned releases are called plan/<id>.yaml, with an id of lower-case letters, digits, dots and hyphens.';
  const stem = name.replace(/\.\w+$/, '');
  if (parts.length === 1 && name === `${stem}.yaml` && ID.test(stem)) return { kind: 'plan', name: stem };
  const repaired = stem
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return unexpected(path, parts.length === 1 ? [`plan/${repaired || 'next'}.yaml`] : [], shape);
}

function placeInNotes(path: string, parts: readonly string[]): PortalFile {
  const name = parts.at(-1) ?? '';
  if (MEDIA_NAME.test(name)) return { kind: 'media' };
  const shape = 'Notes are called [<component>/]<version>.mdx; their pictures lie beside them.';
  const match = /^(.+)\.(mdx|md)$/.exec(name);
  if (!match?.[1] || parts.length > 2)
    return unexpected(path, [path.replace(/\.\w+$/, (end) => nearestEnd(end))], shape);
  if (!VERSION.test(match[1])) return unexpected(path, [path.replace(/(^|\/)[vV](?=\d[^/]*$)/, '$1')], shape);
  const component = parts.length === 2 ? (parts[0] ?? '') : null;
  if (component !== null && !ID.test(component)) return misnamedFolder(path, component, 'components');
  return { kind: 'notes', component, name: match[1], format: match[2] === 'md' ? 'md' : 'mdx' };
}

function nearestEnd(end: string): string {
  const lower = end.toLowerCase();
  return MEDIA_NAME.test(`x${lower}`) ? lower : '.mdx';
}

function misnamedFolder(path: string, folder: string, noun: string): PortalFile {
  const repaired = folder
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  const message = `The folder '${folder}' is not named as ${noun} are: lower-case letters, digits, dots and hyphens.`;
  return { kind: 'unexpected', message, hint: `Rename it to '${repaired || 'stable'}', so that ${path} is read.` };
}

function unexpected(path: string, known: readonly string[], shape: string): PortalFile {
  const meant = nearest(path, known);
  const message = 'The file has no name that is known in a portal folder, so nothing of it is read.';
  return { kind: 'unexpected', message, hint: meant && meant !== path ? `Rename it to ${meant}. ${shape}` : shape };
}
