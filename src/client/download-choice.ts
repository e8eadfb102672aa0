import type { Artifact } from '#domain/artifact.ts';
import { platformWords, recommend } from '#domain/downloads.ts';
import { formatSize } from '#domain/format.ts';
import { el, need } from './dom.ts';
import { detectPlatform } from './platform.ts';

/**
 * The recommended build: drawn at build for the most common system, changed here to the reader's. Both processors are
 * offered where the browser does not tell which.
 */
class DownloadChoice extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const artifacts = JSON.parse(this.dataset.artifacts ?? '[]') as Artifact[];
    const found = recommend(artifacts, await detectPlatform());
    const [first] = found;
    if (!first) return;
    need(this, '[data-platform]').textContent = platformWords(found.length === 1 ? first : { ...first, arch: 'any' });
    need(this, '[data-file]').textContent = found.map((each) => each.file).join(', ');
    const buttons = found.map((artifact) => button(artifact, found.length > 1));
    need(this, '[data-buttons]').replaceChildren(...buttons);
    need(this, '[data-sure]').hidden = found.length > 1;
    need(this, '[data-unsure]').hidden = found.length === 1;
  }
}

function button(artifact: Artifact, withArch: boolean): HTMLElement {
  const size = artifact.size === null ? '' : `, ${formatSize(artifact.size)}`;
  const words = withArch ? `Download ${artifact.arch}${size}` : `Download${size}`;
  return el('a', { class: 'button main', href: artifact.url }, [words]);
}

customElements.define('download-choice', DownloadChoice);
