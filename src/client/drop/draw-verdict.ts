import { artifactLabel } from '#domain/artifact-label.ts';
import type { KnownArtifact } from '#domain/drop/artifact-lookup.ts';
import type { SignatureVerdict } from '#domain/drop/drop-signature.ts';
import type { Remark } from '#domain/drop/drop-verdict.ts';
import { formatDate, formatMany, formatSize } from '#domain/format.ts';
import { safeUrl } from '#domain/safe-url.ts';
import type { Badge } from '#domain/standing.ts';
import type { VerifyCommand } from '#domain/verify-commands.ts';
import { at } from '../data.ts';
import { el } from '../dom.ts';
import type { CheckedFile } from './check-file.ts';
import { copyButton } from './copy-button.ts';

type Fact = [term: string, value: (Node | string)[]];

/** The card of one file: what it is, how that stands, and whose signature it has. */
export function drawChecked(checked: CheckedFile): HTMLElement {
  const { file, verdict, signatures } = checked;
  const isBad = [...signatures.map(({ badge }) => badge), ...verdict.remarks].some(({ tone }) => tone === 'bad');
  return el('article', { class: `drop-card ${isBad ? 'bad' : verdict.badge.tone}` }, [
    heading(verdict.badge, verdict.title),
    el('p', { class: 'drop-file' }, [el('span', { class: 'v' }, [shownName(file.name)]), `, ${formatSize(file.size)}`]),
    remarkList(verdict.remarks),
    ...signatures.map(drawSignature),
    ...(signatures.length === 0 ? missingSignature(verdict.known) : []),
    facts(checked),
  ]);
}

/** A card that only says something. */
export function drawNote(badge: Badge, title: string, words: string): HTMLElement {
  return el('article', { class: `drop-card ${badge.tone}` }, [heading(badge, title), el('p', {}, [words])]);
}

/** Names may be thousands of letters long. */
export function shownName(name: string): string {
  return name.length > 200 ? `${name.slice(0, 200)}…` : name;
}

function heading(badge: Badge, title: string): HTMLElement {
  return el('h3', {}, [el('span', { class: `badge ${badge.tone}` }, [badge.text]), el('span', {}, [title])]);
}

function remarkList(remarks: readonly Remark[]): HTMLElement {
  return el(
    'ul',
    { class: 'drop-remarks' },
    remarks.map(({ tone, text, links }) =>
      el('li', { class: tone }, [
        text,
        ...links.flatMap((link) => [' ', el('a', { href: at(link.path) }, [link.text]), '.']),
      ]),
    ),
  );
}

function drawSignature({ badge, title, remarks, commands }: SignatureVerdict): HTMLElement {
  return el('section', { class: `drop-signature ${badge.tone}` }, [
    el('h4', {}, [el('span', { class: `badge ${badge.tone}` }, [badge.text]), el('span', {}, [title])]),
    remarkList(remarks),
    ...(commands.length === 0 ? [] : [commandFold(commands)]),
  ]);
}

function commandFold(commands: readonly VerifyCommand[]): HTMLElement {
  return el('details', {}, [
    el('summary', {}, ['Check it by hand']),
    ...commands.flatMap(({ system, command, good }) => [
      el('p', { class: 'quiet' }, [
        `${system}; it says `,
        el('code', {}, [good]),
        ': ',
        copyButton(command, 'copy the command'),
      ]),
      el('pre', {}, [el('code', {}, [command])]),
    ]),
  ]);
}

function missingSignature(known: KnownArtifact | null): HTMLElement[] {
  const address = safeUrl(known?.signature ?? '');
  if (address === null) return [];
  const link = el('a', { href: address }, ['its signature']);
  return [el('p', { class: 'quiet' }, ['Drop ', link, ' together with the file to see who made it.'])];
}

function facts({ verdict: { known, meant }, hashes, channelName }: CheckedFile): HTMLElement {
  const sha256 = hashes.sha256 ?? '';
  const rows: Fact[] = [
    ...(known ? knownFacts(known, channelName) : []),
    ['SHA-256', [el('code', {}, [sha256]), ' ', copyButton(sha256, 'copy')]],
    ...(meant?.hash.length === 64 ? [['Expected', [el('code', {}, [meant.hash])]] satisfies Fact] : []),
  ];
  return el(
    'dl',
    { class: 'drop-facts' },
    rows.map(([term, value]) => el('div', {}, [el('dt', {}, [term]), el('dd', {}, value)])),
  );
}

function knownFacts(known: KnownArtifact, channelName: (id: string) => string): Fact[] {
  const { release } = known;
  const notes = el('a', { href: at(`releases/${release.id}/`) }, ['release notes']);
  return [
    ['Version', [el('span', { class: 'v' }, [release.version]), ', ', notes]],
    ['Published', [formatDate(release.date)]],
    ['Build', [`${artifactLabel(known)}, ${known.kind}`]],
    ['Channels', [channelWords(release.channels, channelName)]],
    ...(known.size === null ? [] : [['Size', [formatMany(known.size, 'byte')]] satisfies Fact]),
  ];
}

function channelWords(channels: KnownArtifact['release']['channels'], channelName: (id: string) => string): string {
  if (channels.length === 0) return 'none';
  return channels.map(([id, offered]) => `${channelName(id)}${offered ? '' : ' (no longer)'}`).join(', ');
}
