import type { Artifact } from '#domain/artifact.ts';
import { type BuildChoice, chooseBuild, otherBuilds, type Platform } from '#domain/build-choice.ts';
import { buildWords, otherWords, platformWords } from '#domain/build-words.ts';
import { systemName } from '#domain/downloads.ts';
import { el, need } from './dom.ts';
import { detectPlatform } from './platform.ts';

/**
 * The recommended build: drawn for every system, changed here to the reader's. Each processor is offered where the browser
 * does not tell which, and a device that no build is for is told so.
 */
class DownloadChoice extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const artifacts = JSON.parse(this.dataset.builds ?? '[]') as Artifact[];
    const platform = await detectPlatform();
    const name = this.dataset.name;
    const choice = chooseBuild(artifacts, { ...platform, name });
    this.dataset.ready = choice.sure;
    if (choice.sure === 'system-unknown') return;
    const { sure, builds } = choice;
    need(this, '[data-platform]').textContent = titleOf(choice, platform);
    need(this, '[data-say]').replaceChildren(...sayingOf(choice, platform));
    if (sure === 'none') need(this, '[data-buttons]').replaceChildren(toTable());
    else need(this, '[data-buttons]').replaceChildren(...builds.map((build) => el('li', {}, [this.#button(build)])));
    const others = otherBuilds(artifacts, builds, { name, limit: OTHERS });
    if (others.length > 0) need(this, '[data-others]').prepend(...otherLinks(others));
  }

  #button(build: Artifact): HTMLElement {
    const { version = '', day = '' } = this.dataset;
    const what = el('span', { class: 'dl-what' }, [`${buildWords(build)}, ${day}`]);
    const get = el('span', {}, ['Download ', el('span', { class: 'v' }, [version])]);
    return el('a', { class: 'button main dl-button', href: build.url, 'data-file': build.file }, [get, ' ', what]);
  }
}

/** Further builds of the same system that are named. */
const OTHERS = 4;

function titleOf({ sure, builds }: BuildChoice, { os }: Platform): string {
  const [first] = builds;
  if (!first) return os === null ? '' : `for ${systemName(os)}: none`;
  return platformWords(sure === 'fits' || sure === 'emulated' ? first : { ...first, arch: 'any' });
}

function sayingOf({ sure, builds }: BuildChoice, { os, arch }: Platform): (Node | string)[] {
  switch (sure) {
    case 'fits':
      return builds[0]?.os === 'any'
        ? ['The same for every system.']
        : ['For this machine, as far as its browser tells.'];
    case 'emulated':
      return [
        `There is no build for ${arch}: ${systemName(os ?? '')} runs this one for ${builds[0]?.arch} all the same.`,
      ];
    case 'processor-unknown':
      return ['Your browser does not tell the processor. ', ...howToTell(os)];
    default:
      return ['There is no build for this device. Every build for others is below.'];
  }
}

/** Where a system shows its processor. */
function howToTell(os: string | null): (Node | string)[] {
  if (os === 'macos') return ['Apple menu, About This Mac: a chip called M1 or later is arm64, Intel is x64.'];
  if (os === 'windows')
    return ['Settings, System, About shows it: most are x64, Snapdragon and “ARM-based” are arm64.'];
  return [el('code', {}, ['uname -m']), ' says it: x86_64 is x64, aarch64 is arm64.'];
}

function toTable(): HTMLElement {
  return el('li', {}, [el('a', { class: 'button dl-button', href: '#builds' }, ['Every build'])]);
}

function otherLinks(others: readonly Artifact[]): (Node | string)[] {
  const links = others.map((build, at) => [
    at === 0 ? 'Also: ' : ', ',
    el('a', { href: build.url, 'data-file': build.file }, [otherWords(build)]),
  ]);
  return [...links.flat(), '. '];
}

customElements.define('download-choice', DownloadChoice);
