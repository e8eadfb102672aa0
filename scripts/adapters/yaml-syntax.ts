import type { ErrorCode } from 'yaml';

/** What people usually meant where the parser stumbled; the rest keeps the parser's own words. */
const REMEDIES: Partial<Record<ErrorCode, { message: string; hint: string }>> = {
  BAD_INDENT: {
    message: 'The indentation does not fit what stands above it, or a bracket is not closed.',
    hint: 'Line it up with its neighbours by spaces, and close every [ and {.',
  },
  TAB_AS_INDENT: { message: 'The line is indented with a tab.', hint: 'Indent with spaces.' },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'There is a second colon in this value, or the next line is indented too far.',
    hint: "Put a text with a colon in quotes: name: 'Lantern: the light'.",
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'A key runs over more than one line.',
    hint: 'Put a colon behind the key, on the same line.',
  },
  BAD_SCALAR_START: {
    message: 'A text cannot start with this character unless it is quoted.',
    hint: "Put it in quotes: '@lantern/cli'.",
  },
  BAD_DQ_ESCAPE: {
    message: 'This backslash starts no escape that is known.',
    hint: 'Write the text in single quotes, where a backslash is only itself.',
  },
  NON_STRING_KEY: { message: 'A key is not a text.', hint: 'Write a single word before the colon.' },
  BLOCK_IN_FLOW: {
    message: 'Lines of their own do not belong between [ ] or { }.',
    hint: 'Separate the entries by commas.',
  },
  RESOURCE_EXHAUSTION: { message: 'The file is nested too deeply.', hint: 'Check the brackets; no key needs this.' },
};

/** A mistake of syntax in words, with what to do. */
export function explainSyntax(code: ErrorCode, message: string): { code: string; message: string; hint: string } {
  return { code: 'yaml-syntax', ...(REMEDIES[code] ?? missing(message) ?? unknown(message)) };
}

function missing(message: string): { message: string; hint: string } | undefined {
  const quote = /closing (["'])quote/.exec(message)?.[1];
  if (quote) {
    return { message: `The text that starts here is never closed.`, hint: `Close it with ${quote} on the same line.` };
  }
  if (!/^Implicit (?:map )?keys? /i.test(message)) return undefined;
  return {
    message: 'A key has no colon and no value behind it.',
    hint: 'Write key: value, or indent the line if it continues the one above.',
  };
}

function unknown(message: string): { message: string; hint: string } {
  return {
    message: `The YAML cannot be read: ${message}.`,
    hint: 'Check the line for a missing colon, comma, quote or bracket.',
  };
}
