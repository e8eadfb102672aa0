/** Puts a statement at the end of a function, or of the first one, before the expression that it returns. */
export function insertCode(source: string, name: string | null, code: string): string {
  const lines = source.split('\n');
  const head = lines.findIndex((line) => new RegExp(`^(pub )?(async )?fn ${name ?? '\\w+'}\\b`).test(line));
  if (head < 0) throw new Error(`no function ${name ?? ''} in ${lines[0]}`);
  const end = lines.indexOf('}', head);
  const returns = /[^;{}]$/.test(lines[end - 1] ?? '');
  lines.splice(returns ? end - 1 : end, 0, ...formatCode(code));
  return lines.join('\n');
}

/** Sets `section.key = value` in a TOML text: in its place if it stands there, else at the end of its section. */
export function setKey(toml: string, assignment: string): string {
  const [, section = '', key = '', value = ''] = /^([\w.]+)\.(\w+) = (.+)$/.exec(assignment) ?? [];
  const blocks = toml.split(/\n(?=\[)/);
  const index = blocks.findIndex((block) => block.startsWith(`[${section}]`));
  const line = `${key} = ${value}`;
  if (index < 0) return `${toml}\n[${section}]\n${line}\n`;
  const block = (blocks[index] ?? '').trimEnd();
  const known = new RegExp(`^${key} = .*$`, 'm');
  blocks[index] = `${known.test(block) ? block.replace(known, line) : `${block}\n${line}`}\n`;
  return blocks.join('\n');
}

/** `if x { y }` takes three lines, as rustfmt has it; an assignment stays on one. */
function formatCode(code: string): string[] {
  const [, head, inner] = /^((?:if|while|for) .*?) \{ (.*) \}$/.exec(code) ?? [];
  if (head === undefined || inner === undefined) return [`    ${code}`];
  return [`    ${head} {`, ...inner.split(/(?<=;) /).map((line) => `        ${line}`), '    }'];
}
