import { type ListFilter, matches, readFilter, writeFilter } from '#domain/list-filter.ts';
import type { ReleaseLevel } from '#domain/release.ts';
import { isIn, type StateFilter } from '#domain/state-filters.ts';
import { LANE_WIDTH, layoutTracks, ROW_HEIGHT } from '#domain/tracks.ts';
import { drawMarks } from './draw-marks.ts';
import { factsOfRow, standingOfList } from './list-rows.ts';

const form = document.querySelector<HTMLElement>('[data-filters]');
const list = document.querySelector<HTMLElement>('[data-rows]');
if (form && list) start(form, list);

/** Takes the filter from the address, and keeps rows, tracks, controls and address in step with it. */
function start(controls: HTMLElement, rows: HTMLElement): void {
  let filter = readFilter(new URLSearchParams(location.search));
  const show = (next: ListFilter, remember: boolean) => {
    filter = next;
    apply(rows, controls, filter);
    const query = writeFilter(filter).toString();
    if (remember) history.replaceState(null, '', query ? `?${query}` : location.pathname);
  };
  controls.addEventListener('click', (event) => {
    const chip = (event.target as Element).closest<HTMLElement>('.chip');
    if (chip) show(chip.dataset.filter ? toggled(filter, chip) : readFilter(new URLSearchParams()), true);
  });
  controls.addEventListener('input', (event) => show(typed(filter, event.target as HTMLInputElement), true));
  if (writeFilter(filter).size > 0) show(filter, false);
}

function toggled(filter: ListFilter, chip: HTMLElement): ListFilter {
  const key = chip.dataset.filter as keyof ListFilter;
  const value = chip.dataset.value ?? '';
  return { ...filter, [key]: filter[key] === value ? '' : value };
}

/** Whoever asks for a channel of prereleases, or for what is wrong with releases, wants to see them. */
function typed(filter: ListFilter, field: HTMLInputElement): ListFilter {
  const key = field.dataset.filter as keyof ListFilter;
  const asked = key === 'channel' ? field.value !== '' : key === 'state' && ALARMS.has(field.value);
  const pre = asked ? '1' : filter.pre;
  return { ...filter, pre, [key]: field.value };
}

const ALARMS = new Set<string>(['yanked', 'affected', 'moved'] satisfies StateFilter[]);

function apply(list: HTMLElement, form: HTMLElement, filter: ListFilter): void {
  const rows = [...list.querySelectorAll<HTMLElement>('.row')];
  const { context } = standingOfList(list);
  for (const row of rows) {
    const isInState = (state: StateFilter) => isIn(state, factsOfRow(row), context);
    row.hidden = !matches(filter, { ...factsOf(row), isIn: isInState });
  }
  const shown = rows.filter((row) => !row.hidden);
  redraw(list, shown);
  reflect(form, filter);
  const said = document.querySelector('[data-said]');
  const active = writeFilter(filter).size > 0;
  if (said) said.textContent = active ? sentence(shown.length, rows.length) : '';
}

function sentence(shown: number, all: number): string {
  if (shown === 0) return 'No release here matches. Take a filter away, or look in another year.';
  return `${shown} of ${all} ${all === 1 ? 'release' : 'releases'} shown.`;
}

function factsOf(row: HTMLElement) {
  const { lane = '', level = '', channel = '', breaking, security } = row.dataset;
  return {
    lane,
    channel,
    prerelease: level === 'prerelease',
    breaking: breaking !== undefined,
    security: security !== undefined,
    text: row.textContent ?? '',
  };
}

/** The tracks are laid out again, so that no line breaks off where a row was taken away. */
function redraw(list: HTMLElement, shown: HTMLElement[]): void {
  const { lanes, backports, continues } = JSON.parse(list.dataset.rows ?? '{}');
  const stops = shown.map((row) => ({
    id: row.dataset.releaseId ?? '',
    version: '',
    lane: row.dataset.lane ?? '',
    level: row.dataset.level as ReleaseLevel,
    yanked: row.dataset.yanked !== undefined,
  }));
  const tracks = layoutTracks({ stops, lanes, backports, continues: new Set(continues) });
  list.className = list.className.replace(/lanes-\d/, `lanes-${tracks.lanes}`);
  shown.forEach((row, index) => {
    const svg = row.querySelector('svg');
    svg?.setAttribute('viewBox', `0 0 ${tracks.lanes * LANE_WIDTH} ${ROW_HEIGHT}`);
    if (svg) drawMarks(svg, tracks.rows[index] ?? []);
  });
}

function reflect(form: HTMLElement, filter: ListFilter): void {
  for (const control of form.querySelectorAll<HTMLElement>('[data-filter]')) {
    const value = filter[control.dataset.filter as keyof ListFilter];
    if (control instanceof HTMLButtonElement) control.ariaPressed = String(value === control.dataset.value);
    else if ((control as HTMLInputElement).value !== value) (control as HTMLInputElement).value = value;
  }
  const clear = form.querySelector('[data-clear]');
  if (clear) clear.ariaPressed = String(writeFilter(filter).size === 0);
}
