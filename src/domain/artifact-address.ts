import { safeUrl } from './safe-url.ts';

/** What stands for a placeholder of a template. */
export type AddressParts = Readonly<Record<'version' | 'tag' | 'channel' | 'component', string>>;

/** Names of the placeholders that a template may hold. */
export const ADDRESS_PARTS = ['version', 'tag', 'channel', 'component', 'file'] as const;

/**
 * The address of a file by a template: `https://downloads.example.com/{version}/`. The name of the file is put at its
 * end, or where `{file}` stands.
 *
 * @param name of the file, without folders; it may hold anything
 * @returns null where the result is no safe https address, or the template has a placeholder that is not known
 */
export function addressOfFile(template: string, parts: AddressParts, name: string): string | null {
  const values: Record<string, string> = { ...parts, file: name };
  const whole = template.includes('{file}') ? template : `${template.replace(/\/?$/, '/')}{file}`;
  if ([...whole.matchAll(/\{(.*?)\}/g)].some(([, part = '']) => !Object.hasOwn(values, part))) return null;
  const address = whole.replace(/\{(\w+)\}/g, (_all, part: string) => encodeURIComponent(values[part] ?? ''));
  return address.startsWith('https:') ? safeUrl(address) : null;
}
