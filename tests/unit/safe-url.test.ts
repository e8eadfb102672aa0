import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeUrl } from '../../src/domain/safe-url.ts';
import { ALL_NAUGHTY, NAUGHTY } from '../support/naughty-strings.ts';

/** Addresses put together from pieces that have fooled other gates. */
const anyAddress = fc
  .tuple(
    fc.constantFrom(
      'https:',
      'HTTPS:',
      'http:',
      'javascript:',
      'java\tscript:',
      'data:',
      'mailto:',
      ' https:',
      '\u0000https:',
      '',
    ),
    fc.constantFrom('//', '/', '\\\\', '/\\', '', '///'),
    fc.constantFrom('', 'user@', 'user:secret@', 'github.com@', '@', ':@', 'github.com%40', 'github.com\\@'),
    fc.oneof(
      fc.constantFrom('github.com', 'evil.test', 'GitHub.com', 'github.com.', '[::1]', '127.1', 'x.github.com'),
      fc.domain(),
    ),
    fc.oneof(fc.constantFrom(...ALL_NAUGHTY.filter((text) => text.length < 60)), fc.webPath()),
  )
  .map((parts) => parts.join(''));

function expectSafe(raw: string, hosts?: string[]): void {
  const safe = safeUrl(raw, hosts);
  if (safe === null) return;
  const url = new URL(safe);
  expect(['https:', 'mailto:']).toContain(url.protocol);
  expect(url.username + url.password).toBe('');
  expect(safe).not.toMatch(/[\s"<>\p{Cc}]|[^ -~]/u);
  expect(safeUrl(safe, hosts)).toBe(safe);
  if (hosts) expect(hosts.some((host) => `.${url.hostname}`.endsWith(`.${host}`))).toBe(true);
}

describe('safeUrl', () => {
  test('lets through only clean https and mail addresses, and the same again the second time', () => {
    fc.assert(fc.property(anyAddress, (raw) => expectSafe(raw)));
    fc.assert(fc.property(anyAddress, (raw) => expectSafe(raw, ['github.com'])));
    for (const text of ALL_NAUGHTY) expectSafe(text);
  });

  test('knows every disguise of another host and every user', () => {
    for (const text of NAUGHTY.userInfo ?? []) {
      const safe = safeUrl(text, ['github.com']);
      // A backslash ends the host in browsers as here: what is left is a path at the right one.
      if (safe !== null) expect(new URL(safe).host).toBe('github.com');
      if (!/[\\?#]/.test(text)) expect(safe).toBeNull();
    }
  });

  test.each([
    ['https://example.com', 'https://example.com/'],
    ['HTTPS://Example.COM/A?b=c#d', 'https://example.com/A?b=c#d'],
    ['https://example.com/ü b', 'https://example.com/%C3%BC%20b'],
    ['mailto:mara@example.com', 'mailto:mara@example.com'],
    ['mailto:mara@example.com?subject=A%20lamp', 'mailto:mara@example.com?subject=A%20lamp'],
    ['mailto:"><script>@example.com', null],
    ['mailto:mara@example.com?body=<b>', 'mailto:mara@example.com?body=%3Cb%3E'],
    ['https://example.com"onclick=x/', null],
    ['http://example.com/', null],
    ['javascript:alert(1)', null],
    ['https://user@example.com/', null],
    ['https://:secret@example.com/', null],
    ['https://', null],
    ['docs/readme.md', null],
    [`https://example.com/${'a'.repeat(2048)}`, null],
  ])('%j gives %j', (raw, safe) => {
    expect(safeUrl(raw)).toBe(safe);
  });

  test('a list of hosts admits these and their subdomains, and no mail', () => {
    const hosts = ['github.com'];
    expect(safeUrl('https://github.com/a', hosts)).toBe('https://github.com/a');
    expect(safeUrl('https://objects.github.com/a', hosts)).toBe('https://objects.github.com/a');
    expect(safeUrl('https://evilgithub.com/a', hosts)).toBeNull();
    expect(safeUrl('https://github.com.evil.test/a', hosts)).toBeNull();
    expect(safeUrl('mailto:a@github.com', hosts)).toBeNull();
  });
});
