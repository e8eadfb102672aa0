import { expect, test } from 'vitest';
import { messageBlocks } from '#domain/message-blocks.ts';

test('lines that are all set in are code, without their indentation; blank lines part the rest', () => {
  expect(messageBlocks('Move it:\n\n    lantern migrate \\\n      --out x\n\nThen start.\n    not code')).toEqual([
    { kind: 'text', text: 'Move it:' },
    { kind: 'code', text: 'lantern migrate \\\n  --out x' },
    { kind: 'text', text: 'Then start.\n    not code' },
  ]);
  expect(messageBlocks('\n\n  \n\n')).toEqual([]);
});
