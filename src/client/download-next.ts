import { nextStep } from '#domain/after-download.ts';
import type { Artifact } from '#domain/artifact.ts';
import { buildWords } from '#domain/build-words.ts';
import type { Key } from '#domain/key.ts';
import { signatureCommands } from '#domain/signature-commands.ts';
import { hashCommands, type VerifyCommand } from '#domain/verify-commands.ts';
import { offerCopy } from './copy-text.ts';
import { el, need } from './dom.ts';

/**
 * Shows what to do with the file that was just taken: its hash again with the command for its system, its signature, how to
 * go on. It stays until it is closed, stands below the button or table that was used, and is announced.
 *
 * @param host element of the page that holds it, with the keys and the addresses of what follows
 * @param link the link that was used
 */
export function showNext(host: HTMLElement, link: HTMLAnchorElement): void {
  const build = knownBuilds().find(({ file }) => file === link.dataset.file);
  const said = need(host, '[role="status"]');
  if (!build) return;
  const panel = panelOf(build, host);
  host.querySelector('section')?.remove();
  link.closest('download-choice, [data-builds-table]')?.after(host);
  host.prepend(panel);
  offerCopy(panel);
  said.textContent = `${build.file} is being downloaded. Its hash and what to do next stand below.`;
  need(panel, 'button[data-close]').addEventListener('click', () => {
    panel.remove();
    said.textContent = '';
    link.focus();
  });
}

function panelOf(build: Artifact, host: HTMLElement): HTMLElement {
  return el('section', { class: 'dl-next box', 'aria-labelledby': 'next' }, [
    el('h2', { id: 'next' }, ['Next: ', el('span', { class: 'v' }, [build.file])]),
    el('p', { class: 'quiet' }, [`${buildWords(build)}. Your browser is downloading it.`]),
    el('ol', {}, [hashStep(build), signatureStep(build, host), useStep(build), laterStep(host)]),
    el('button', { class: 'plain quiet', type: 'button', 'data-close': true }, ['Close']),
  ]);
}

function hashStep({ file, os }: Artifact): HTMLElement {
  const sha256 = proofOf(file)?.querySelector('code')?.textContent;
  if (!sha256) return el('li', {}, [el('p', {}, ['Nobody stated a hash for this file.'])]);
  const copy = el('button', { class: 'plain', type: 'button', 'data-copy': sha256, hidden: true }, ['copy']);
  copy.setAttribute('aria-label', `Copy the SHA-256 of ${file}`);
  const hash = el('p', { class: 'dl-hash' }, [el('code', {}, [sha256]), copy]);
  const commands = hashCommands(file, sha256).filter(fits(os));
  return el('li', {}, [el('p', {}, ['Is it whole? Its SHA-256:']), hash, ...commands.slice(0, MOST).map(commandOf)]);
}

function useStep(build: Artifact): HTMLElement {
  const { words, command } = nextStep(build);
  return el('li', {}, [el('p', {}, [words]), command === null ? null : code(command, words)]);
}

function signatureStep({ file, os }: Artifact, { dataset }: HTMLElement): HTMLElement | null {
  const link = proofOf(file)?.querySelector<HTMLAnchorElement>('a[data-proof="signature"]');
  if (!link) return null;
  const kind = link.dataset.kind as Artifact['signatureKind'];
  const keys = JSON.parse(dataset.keys ?? '[]') as Key[];
  const signed = { file, signature: link.href, ...(kind && { signatureKind: kind }) };
  const save = el('p', {}, ['Who made it? Save ', el('a', { href: link.href }, ['the signature']), ' beside it.']);
  return el('li', {}, [save, ...signatureCommands(signed, keys).filter(fits(os)).map(commandOf)]);
}

function laterStep({ dataset }: HTMLElement): HTMLElement {
  const notes = el('a', { href: dataset.notes ?? '' }, ['What is new in it']);
  const feeds = el('a', { href: dataset.feeds ?? '' }, ['how to hear of the next']);
  return el('li', {}, [el('p', {}, [notes, ', and ', feeds, '.'])]);
}

/** Of a file for any system the commands for each are shown, but no more. */
const MOST = 3;

function fits(os: string): (command: VerifyCommand) => boolean {
  const known = ['linux', 'macos', 'windows'].includes(os);
  return (command) => !known || command.os === os || (command.os === null && os !== 'windows');
}

function commandOf({ system, command, good }: VerifyCommand): HTMLElement {
  const says = el('p', { class: 'quiet' }, [`On ${system}; all is well if it says `, el('code', {}, [good])]);
  return el('div', { class: 'dl-command' }, [says, code(command, `for ${system}`)]);
}

function code(command: string, of: string): HTMLElement {
  const copy = el('button', { class: 'plain quiet', type: 'button', 'data-copy': command, hidden: true }, ['copy']);
  copy.setAttribute('aria-label', `Copy the command: ${of}`);
  return el('div', {}, [el('pre', {}, [el('code', {}, [command])]), copy]);
}

/** The entry of a file in the list of hashes. */
function proofOf(file: string): HTMLElement | null {
  return document.querySelector(`[data-hash-of="${CSS.escape(file)}"]`);
}

function knownBuilds(): Artifact[] {
  const choice = document.querySelector<HTMLElement>('download-choice');
  return JSON.parse(choice?.dataset.builds ?? '[]') as Artifact[];
}
