import { type AddressOf, releaseDataPath, releasePath, releaseTwinPath } from '#domain/addresses.ts';
import type { TextFile } from '#domain/generated-file.ts';
import type { Portal } from '#domain/portal.ts';
import type { Release } from '#domain/release.ts';
import { releaseToMarkdown } from '#domain/release-markdown.ts';

// What YAML calls not printable, and the line ends that JSON allows inside strings and YAML does not.
const NOT_IN_YAML = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * The three files of one release: its page's source, its API file and its Markdown twin. The record is written as text
 * once; the first two share it.
 */
export function composeRelease(release: Release, portal: Portal, addressOf: AddressOf): TextFile[] {
  const { url, data, sinceStable, ...rest } = release;
  const record = serializeRecord(rest);
  const page = `${membersOf({ url, data, sinceStable })},\n${record}`;
  return [
    { path: `releases/${release.id}.mdx`, text: `---\n{\n${page}\n}\n---\n${bodyOf(release)}` },
    { path: `static/${releaseDataPath(release.id)}`, text: withAddresses(release, record, addressOf) },
    { path: `static/${releaseTwinPath(release.id)}`, text: releaseToMarkdown(release, portal, addressOf) },
  ];
}

/** The file of a release in the API: the whole record, with addresses that work wherever it is read. */
export function releaseRecord(release: Release, addressOf: AddressOf): string {
  const { url: _url, data: _data, sinceStable: _since, ...rest } = release;
  return withAddresses(release, serializeRecord(rest), addressOf);
}

function withAddresses({ id, sinceStable }: Release, record: string, addressOf: AddressOf): string {
  const absolute = {
    url: addressOf(releasePath(id)),
    data: addressOf(releaseDataPath(id)),
    sinceStable: sinceStable && { ...sinceStable, url: addressOf(sinceStable.url) },
  };
  return `{\n${membersOf(absolute)},\n${record}\n}\n`;
}

/** What page and API share; one change and one omitted commit a line. */
function serializeRecord({ changes, omitted, ...rest }: Omit<Release, 'url' | 'data' | 'sinceStable'>): string {
  return `${membersOf(rest)},\n"changes":${asLines(changes)},\n"omitted":${asLines(omitted)}`;
}

function membersOf(record: object): string {
  return printable(JSON.stringify(record).slice(1, -1));
}

function asLines(items: readonly unknown[]): string {
  if (items.length === 0) return '[]';
  return `[\n${printable(items.map((item) => JSON.stringify(item)).join(',\n'))}\n]`;
}

function printable(json: string): string {
  return json.replace(NOT_IN_YAML, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Releases without notes share one body byte for byte, which is compiled once. */
function bodyOf(release: Release): string {
  const around = (inner: string): string =>
    `<Before release={props.release} />\n${inner}<After release={props.release} />\n`;
  if (!release.notes?.body) return around('');
  const up = '../'.repeat(release.id.split('/').length + 1);
  const path = `${up}${release.notes.file}`.replace(/[\\']/g, '\\$&');
  return `import Notes from '${path}'\n\n${around('<Notes components={props.components} />\n')}`;
}
