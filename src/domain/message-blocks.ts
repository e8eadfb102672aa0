/** A paragraph of a commit message, or lines that stand as they were written. */
export interface MessageBlock {
  kind: 'text' | 'code';
  /** Of code without its indentation. */
  text: string;
}

/** A message's text as its author set it: blank lines part paragraphs, and one whose every line is set in is code. */
export function messageBlocks(text: string): MessageBlock[] {
  return text
    .split(/\n{2,}/)
    .filter((each) => each.trim() !== '')
    .map((each) => {
      const isCode = each.split('\n').every((line) => /^(?: {4}|\t)/.test(line));
      return isCode ? { kind: 'code', text: each.replace(/^(?: {4}|\t)/gm, '') } : { kind: 'text', text: each };
    });
}
