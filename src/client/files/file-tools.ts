import { writeAnchor } from '#domain/file-anchor.ts';
import { cleanLine } from '#domain/text.ts';
import type { ChangedFile } from '#domain/trees.ts';
import { el } from '../dom.ts';

/** What can be seen of a file: how its sides differ, or one of them whole. */
export type FileView = 'difference' | 'old' | 'new';

export interface FileToolsInput {
  file: ChangedFile;
  /** Words for the two sides. */
  names: { old: string; new: string };
  view(view: FileView): void;
  /** Goes to a line of the new side, or of the old one where there is no new one. */
  go(line: number): void;
}

/**
 * The button beside a file's name that brings its controls, in a row after it, and takes them. They are made when they
 * are wanted: browsers look through all forms of a page whenever one comes, which hundreds would make slow.
 */
export function toolsButton(input: FileToolsInput): HTMLElement {
  let tools: HTMLElement | null = null;
  const button = el('button', { type: 'button', class: 'plain diff-more', 'aria-expanded': 'false' }, [
    'More',
    el('span', { class: 'sr' }, [` on ${cleanLine(input.file.path)}`]),
  ]);
  button.addEventListener('click', () => {
    if (tools) tools.hidden = !tools.hidden;
    else {
      tools = drawTools(input);
      button.after(tools);
    }
    button.ariaExpanded = String(!tools.hidden);
  });
  return button;
}

function drawTools({ file, names, view, go }: FileToolsInput): HTMLElement {
  const link = el('a', { href: writeAnchor({ path: file.path, line: null }) }, ['Link to this file']);
  return el('div', { class: 'diff-tools' }, [
    viewButtons(file, names, view),
    copyButton(file.path),
    link,
    lineForm(go),
  ]);
}

function viewButtons(
  file: ChangedFile,
  names: { old: string; new: string },
  choose: (view: FileView) => void,
): HTMLElement {
  const views: [FileView, string][] = [['difference', 'Difference']];
  if (file.before?.kind === 'text') views.push(['old', `${names.old} whole`]);
  if (file.after?.kind === 'text') views.push(['new', `${names.new} whole`]);
  const buttons = views.map(([view, words]) => {
    const button = el('button', { type: 'button', 'aria-pressed': String(view === 'difference') }, [words]);
    button.addEventListener('click', () => {
      for (const each of buttons) each.ariaPressed = String(each === button);
      choose(view);
    });
    return button;
  });
  return el('div', { class: 'choice', role: 'group', 'aria-label': 'What to show of this file' }, buttons);
}

function copyButton(path: string): HTMLElement | null {
  if (!navigator.clipboard || !path.isWellFormed()) return null;
  const button = el('button', { type: 'button', class: 'plain' }, ['Copy path']);
  button.addEventListener('click', async () => {
    const done = await navigator.clipboard.writeText(path).then(
      () => true,
      () => false,
    );
    button.textContent = done ? 'Copied' : 'Could not copy';
    setTimeout(() => {
      button.textContent = 'Copy path';
    }, 2_000);
  });
  return button;
}

function lineForm(go: (line: number) => void): HTMLElement {
  const input = el('input', { type: 'number', min: 1, inputmode: 'numeric', required: true, name: 'line' });
  const form = el('form', { class: 'diff-go' }, [
    el('label', {}, ['Line ', input]),
    el('button', { class: 'plain' }, ['Go']),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(input.valueAsNumber);
  });
  return form;
}
