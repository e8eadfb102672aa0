/** One property of a calendar file: `DTSTART;VALUE=DATE:20261210`. */
export interface IcsProperty {
  name: string;
  parameters: string;
  /** As it stands, escaped. */
  value: string;
}

/** A part of a calendar file with its own properties. */
export interface IcsComponent {
  kind: string;
  properties: IcsProperty[];
  parts: IcsComponent[];
}

/**
 * Reads a calendar file by RFC 5545, strictly.
 *
 * @throws Error for lines that are too long or end wrongly, parts that do not close and properties that are none
 */
export function readIcs(text: string): IcsComponent {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end.');
  const lines = text.slice(0, -2).split('\r\n');
  for (const line of lines) {
    if (Buffer.byteLength(line) > 75) throw new Error(`Longer than 75 bytes: ${line}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not stand there
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw new Error(`Not text: ${JSON.stringify(line)}`);
  }
  const root: IcsComponent = { kind: '', properties: [], parts: [] };
  const open = [root];
  for (const line of unfold(lines)) readLine(line, open);
  const [calendar] = root.parts;
  if (open.length !== 1 || root.parts.length !== 1 || !calendar) throw new Error('Not one whole calendar.');
  return calendar;
}

/** The value of a property of text, as it was before it was written; `''` where there is none. */
export function textOf({ properties }: IcsComponent, name: string): string {
  const value = properties.find((each) => each.name === name)?.value ?? '';
  return value.replace(/\\([\\;,nN])/g, (_all, char: string) => (char.toLowerCase() === 'n' ? '\n' : char));
}

function unfold(lines: readonly string[]): string[] {
  return lines.reduce<string[]>((whole, line) => {
    if (/^[ \t]/.test(line) && whole.length > 0) whole[whole.length - 1] += line.slice(1);
    else whole.push(line);
    return whole;
  }, []);
}

function readLine(line: string, open: IcsComponent[]): void {
  const match = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/u.exec(line);
  if (!match) throw new Error(`No property: ${line}`);
  const [, name = '', parameters = '', value = ''] = match;
  const here = open.at(-1);
  if (name === 'BEGIN') {
    const part: IcsComponent = { kind: value, properties: [], parts: [] };
    here?.parts.push(part);
    open.push(part);
  } else if (name === 'END') {
    if (open.pop()?.kind !== value) throw new Error(`It closes ${value}, which is not open.`);
  } else here?.properties.push({ name, parameters, value });
}
