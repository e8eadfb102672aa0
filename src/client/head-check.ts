import { formatDate, formatMany } from '#domain/format.ts';
import { findKeptHead, isSound, type KeptHead, type PublishedLog } from '#domain/kept-head.ts';
import { el, need } from './dom.ts';

/** Whether a head that the reader kept still stands in a log: then nothing up to it was cut or rewritten. */
class HeadCheck extends HTMLElement {
  #logs: Promise<PublishedLog[]> | null = null;

  connectedCallback(): void {
    const input = need<HTMLInputElement>(this, 'input');
    need(this, 'form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask(input.value.trim().toLowerCase()).catch(() => {
        this.#logs = null;
        this.#say('box bad', 'The logs could not be loaded. Check the connection and try again.');
      });
    });
  }

  async #ask(head: string): Promise<void> {
    if (!/^[0-9a-f]{64}$/.test(head)) return this.#say('box warning', 'A head has 64 digits of 0 to 9 and a to f.');
    this.#logs ??= loadLogs(this.dataset.logs?.split(' ') ?? []);
    const kept = findKeptHead(head, await this.#logs);
    if (kept) return this.#say('box good', await wordsFor(kept));
    const words = 'No log here has had this head: it is of another portal, or a log was cut or rewritten since.';
    this.#say('box bad', words);
  }

  #say(style: string, words: string): void {
    need(this, '[data-answer]').replaceChildren(el('p', { class: style }, [words]));
  }
}

async function loadLogs(addresses: readonly string[]): Promise<PublishedLog[]> {
  return await Promise.all(
    addresses.map(async (address) => {
      const reply = await fetch(address);
      if (!reply.ok) throw new Error(`${address} answered ${reply.status}`);
      return (await reply.json()) as PublishedLog;
    }),
  );
}

async function wordsFor(kept: KeptHead): Promise<string> {
  const { log, event, since } = kept;
  const where = `It is the head of ${log.name} after event ${event.id}, of ${formatDate(event.at)}`;
  const added = since === 0 ? ', its last' : `; ${formatMany(since, 'event')} came since`;
  return `${where}${added}. ${await proof(kept)}`;
}

/** The cryptography of browsers is there on https and localhost alone; texts that were cleaned for reading give other hashes. */
async function proof(kept: KeptHead): Promise<string> {
  const again = 'The hashes up to it were not computed again here: the log in the repository is what they are of.';
  if (!globalThis.crypto?.subtle) return again;
  return (await isSound(kept, sha256))
    ? 'Every hash up to it was computed again here, and is what the log states.'
    : again;
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

customElements.define('head-check', HeadCheck);
