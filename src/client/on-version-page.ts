import type { ReleaseEntry } from '#domain/browser-files.ts';
import { meantRelease } from '#domain/compare-pair.ts';
import { formatMany } from '#domain/format.ts';
import { nearestReleases } from '#domain/nearest-release.ts';
import { type NewToYou, newToYou, type ReaderState, type Standing, standingsFor } from '#domain/new-to-you.ts';
import { standingToday } from '#domain/release-standing.ts';
import { alarmBadges, type State, statesOf } from '#domain/states.ts';
import { comparisonLink } from './comparison-link.ts';
import { at, loadCurrent, loadGraph, loadReleases } from './data.ts';
import { el } from './dom.ts';
import { askedVersion, chooseRelease, chosenRelease } from './reader.ts';
import { drawReaderLine, sayInReaderLine } from './reader-line.ts';
import { today } from './today.ts';

let asked = askedVersion();

/** Draws everything on the page that depends on the reader's version. */
export async function startPage(): Promise<void> {
  const releases = await loadReleases();
  const text = asked?.trim() ?? '';
  asked = null;
  const meant = meantRelease(text, releases);
  // Tells the page, which starts again with the stored choice.
  if (meant) return chooseRelease(meant.id);
  await drawPage(releases);
  if (text === '') return;
  for (const form of document.querySelectorAll<HTMLElement>('on-version')) sayUnknown(form, text, releases);
  sayInReaderLine(unknownWords(text, releases));
}

async function drawPage(releases: ReleaseEntry[]): Promise<void> {
  const mine = releases.find((entry) => entry.id === chosenRelease());
  if (!mine) return clearPage();
  const state = { graph: await loadGraph(), current: await loadCurrent(), releases, mine };
  for (const form of document.querySelectorAll<HTMLElement>('on-version')) showAnswer(form, state);
  const standingOf = standingsFor(state);
  for (const row of document.querySelectorAll<HTMLElement>('[data-release-id], .release-head[data-release]')) {
    markRow(row, standingOf(row.dataset.releaseId ?? row.dataset.release ?? ''));
  }
  drawReaderLine(state);
}

/** Takes what was typed; what is no version is answered with the nearest ones. */
export async function answer(form: HTMLElement, text: string): Promise<void> {
  const releases = await loadReleases();
  const meant = meantRelease(text, releases);
  if (meant) return chooseRelease(meant.id);
  if (text.trim() === '') return say(form, ['Type the version you run.']);
  sayUnknown(form, text.trim(), releases);
}

/** Fills the list of versions under the field. */
export async function suggest(form: HTMLElement): Promise<void> {
  const releases = (await loadReleases()).filter((entry) => !entry.prerelease).reverse();
  const options = releases.slice(0, 300).map((entry) => {
    const wrong = alarmBadges(entry).map(({ text }) => text);
    return el('option', { value: entry.id, label: wrong.length > 0 ? `${entry.id}: ${wrong.join(', ')}` : null });
  });
  form.querySelector('datalist')?.replaceChildren(...options);
}

/** Forgets the version; the page is as before. */
export function forget(form: HTMLElement): void {
  const input = form.querySelector('input');
  if (input) input.value = '';
  chooseRelease(null);
  input?.focus();
}

/** What was asked for stays in the field, to be mended. */
function sayUnknown(form: HTMLElement, text: string, releases: readonly ReleaseEntry[]): void {
  const input = form.querySelector('input');
  if (input) input.value = text;
  say(form, unknownWords(text, releases));
}

function unknownWords(text: string, releases: readonly ReleaseEntry[]): (Node | string)[] {
  const near = nearestReleases(text, releases);
  const choices = near.flatMap((entry, i) => [i === 0 ? '; nearest: ' : ', ', choice(entry)]);
  return [`There is no ${text.slice(0, 64)}`, ...choices, '.'];
}

function choice(entry: ReleaseEntry): HTMLElement {
  const button = el('button', { type: 'button', class: 'plain v' }, [entry.id]);
  button.addEventListener('click', () => chooseRelease(entry.id));
  return button;
}

function showAnswer(form: HTMLElement, state: ReaderState): void {
  const input = form.querySelector('input');
  if (input) input.value = state.mine.id;
  form.querySelector('[data-forget]')?.removeAttribute('hidden');
  say(form, answerOf(state, newToYou(state)));
}

function answerOf(
  { mine, current }: ReaderState,
  { latest, newest, counts, nearestSafe }: NewToYou,
): (Node | string)[] {
  const safe = nearestSafe ? [' Nearest safe version: ', linkTo(nearestSafe), '.'] : [];
  const states = statesOf(mine, standingToday(current, today(current.today)));
  const [yanked, more] = [
    states.flatMap((state) => yank(state, mine)),
    states.flatMap((state) => concern(state, mine)),
  ];
  if (!latest)
    return [...yanked, newest ? 'You have everything there is.' : 'No newer stable release.', ...safe, ...more];
  const parts = [
    counts.security > 0 ? `${counts.security} security` : '',
    counts.breaking > 0 ? `${counts.breaking} breaking` : '',
  ].filter(Boolean);
  const link = comparisonLink(mine, latest, `${formatMany(counts.all, 'change')} new to you in ${latest.version}`);
  return [...yanked, link, parts.length > 0 ? `: ${parts.join(', ')}.` : '.', ...safe, ...more];
}

/** What comes before the answer: the version should not be run at all. */
function yank({ kind }: State, { version }: ReleaseEntry): string[] {
  if (kind === 'yanked') return [`${version} was yanked. `];
  return kind === 'moved' ? [`The tag of ${version} was moved. `] : [];
}

/** What comes after it, as a reason to go on. */
function concern({ kind, says }: State, mine: ReleaseEntry): (Node | string)[] {
  if (kind === 'ended') return [` ${says}.`];
  if (kind !== 'affected') return [];
  return [' ', advisoriesLink(mine), mine.affected === 1 ? ' affects what you run.' : ' affect what you run.'];
}

function advisoriesLink({ id, affected }: ReleaseEntry): HTMLElement {
  const address = `${at('security/')}?${new URLSearchParams({ version: id })}`;
  return el('a', { href: address }, [formatMany(affected, 'advisory', 'advisories')]);
}

function linkTo(entry: ReleaseEntry): HTMLElement {
  return el('a', { class: 'v', href: at(`releases/${entry.id}/`) }, [entry.version]);
}

function say(form: HTMLElement, words: (Node | string)[]): void {
  form.querySelector('[data-answer]')?.replaceChildren(...words);
}

const WORDS = { mine: 'you run this', have: 'you have it', new: 'new to you', other: '' };

function markRow(row: HTMLElement, standing: Standing): void {
  const place = row.querySelector('[data-standing-place]') ?? row;
  place.querySelector('.standing')?.remove();
  row.dataset.standing = standing;
  if (WORDS[standing] === '') return;
  const tone = standing === 'new' ? 'badge standing' : 'badge edge standing';
  place.append(' ', el('span', { class: tone }, [WORDS[standing]]));
}

function clearPage(): void {
  drawReaderLine(null);
  for (const mark of document.querySelectorAll('.standing')) mark.remove();
  for (const row of document.querySelectorAll<HTMLElement>('[data-standing]')) delete row.dataset.standing;
  for (const form of document.querySelectorAll<HTMLElement>('on-version')) {
    say(form, []);
    form.querySelector('[data-forget]')?.setAttribute('hidden', '');
  }
}
