import { expect, test } from 'vitest';
import { notesAssetPath } from '#domain/addresses.ts';
import { notesToMarkdown } from '#domain/notes-markdown.ts';

const address = (relative: string): string => `https://x.example/notes/${relative.replace(/^\.\//, '')}`;

test.each([
  ['plain **Markdown** stays', 'plain **Markdown** stays'],
  [
    '<Figure src="./lamp.png" alt="A lamp" caption="It glows." />',
    '![A lamp](https://x.example/notes/lamp.png)\n\nIt glows.',
  ],
  ['<Video src="lamp.mp4" alt="It glows" width="640" height="480" />', '[It glows](https://x.example/notes/lamp.mp4)'],
  [
    '![A lamp](./lamp.png) and ![one](lamp.png)',
    '![A lamp](https://x.example/notes/lamp.png) and ![one](https://x.example/notes/lamp.png)',
  ],
  [
    '[a page](/releases/2.4.1/) [else](https://e.example/a.png)',
    '[a page](/releases/2.4.1/) [else](https://e.example/a.png)',
  ],
  ['<Note>\n\nMind the oil.\n\n</Note>', 'Mind the oil.'],
  ['<Migration from="2.x" to="3.0">\n\n1. Pour.\n\n</Migration>', '**From 2.x to 3.0**\n\n1. Pour.'],
  ['```jsx\n<Figure src="x.png" />\nimport x from "y"\n```', '```jsx\n<Figure src="x.png" />\nimport x from "y"\n```'],
  ['before\n\n~~~~\n```\n<Note>\n~~~~\n\n<Note>after</Note>', 'before\n\n~~~~\n```\n<Note>\n~~~~\n\nafter'],
])('%j', (body, markdown) => {
  expect(notesToMarkdown(body, address)).toBe(markdown);
});

test('pictures are where the notes are, and nowhere else', () => {
  expect(notesAssetPath('notes/2.4.1.mdx', './2.4.1/lamp one.png')).toBe('notes/2.4.1/lamp%20one.png');
  expect(notesAssetPath('notes/wick/1.0.0.mdx', '../shared/a.png')).toBe('notes/shared/a.png');
  expect(notesAssetPath('notes/2.4.1.mdx', '../../secret.png')).toBeNull();
});
